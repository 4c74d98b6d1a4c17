import { useState } from 'react'
import { Ellipsis, GitMerge, Hash, History, Link, Link2, Printer } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { ticketLink } from '../../../shared/rules/ticket-link.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx'
import { copyWords } from './copy-words.ts'
import { LinkDialog } from './link-dialog.tsx'
import { MergeTicketDialog } from './merge-ticket-dialog.tsx'
import { useHistory } from './history-store.ts'

type MenuAction = 'history' | 'link' | 'merge' | 'copy-number' | 'copy-link' | 'print'

interface TicketMenuProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onPrint: () => void
  onOpenTicket: (ticketId: TicketId) => void
}

/** What is done with a ticket now and then. */
export function TicketMenu({ view, isCurrent, onPrint, onOpenTicket }: TicketMenuProps) {
  const { id: ticketId, number: ticketNumber, mergedInto } = view.ticket
  // The desk gives it one: until then there is nothing to copy.
  const isNumbered = ticketNumber !== null
  const numberCopied = isNumbered ? () => void copyWords(`#${ticketNumber}`) : undefined
  const linkCopied = isNumbered ? () => void copyWords(ticketLink(ticketNumber)) : undefined
  // The desk knows nothing yet of what it has not numbered.
  const historyTurned = isNumbered ? () => useHistory.getState().turned(ticketId) : undefined
  const [isLinking, setLinking] = useState(false)
  const linkAsked = () => setLinking(true)
  const [isMerging, setMerging] = useState(false)
  const mergeAsked = mergedInto === null ? () => setMerging(true) : undefined
  useCommands(
    isCurrent
      ? {
          'ticket.history': historyTurned,
          'ticket.link': linkAsked,
          'ticket.merge': mergeAsked,
          'ticket.copy-number': numberCopied,
          'ticket.copy-link': linkCopied,
          'ticket.print': onPrint,
        }
      : {},
  )
  const actions = {
    history: historyTurned,
    link: linkAsked,
    merge: mergeAsked,
    'copy-number': numberCopied,
    'copy-link': linkCopied,
    print: onPrint,
  }
  const items: MenuEntry<MenuAction>[] = [
    {
      id: 'history',
      name: i18n.t('History'),
      icon: History,
      command: 'ticket.history',
      isDisabled: !isNumbered,
    },
    { id: 'link', name: i18n.t('Link with another ticket…'), icon: Link2, command: 'ticket.link' },
    {
      id: 'merge',
      name: i18n.t('Merge into another ticket…'),
      icon: GitMerge,
      command: 'ticket.merge',
      isDisabled: mergedInto !== null,
    },
    {
      id: 'copy-number',
      name: i18n.t('Copy the number'),
      icon: Hash,
      command: 'ticket.copy-number',
      isDisabled: !isNumbered,
    },
    {
      id: 'copy-link',
      name: i18n.t('Copy the link'),
      icon: Link,
      command: 'ticket.copy-link',
      isDisabled: !isNumbered,
    },
    { id: 'print', name: i18n.t('Print'), icon: Printer, command: 'ticket.print' },
  ]
  return (
    <>
      <MenuButton
        label={i18n.t('More of this ticket')}
        trigger={<IconButton label={i18n.t('More')} icon={Ellipsis} size="small" />}
        items={items}
        onAction={(id) => actions[id]?.()}
      />
      {isLinking && <LinkDialog ticketId={ticketId} onClose={() => setLinking(false)} />}
      {isMerging && (
        <MergeTicketDialog view={view} onClose={() => setMerging(false)} onOpenTicket={onOpenTicket} />
      )}
    </>
  )
}
