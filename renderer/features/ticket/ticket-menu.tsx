import { useState } from 'react'
import { Ellipsis, Hash, History, Link, Link2, Printer } from 'lucide-react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { ticketLink } from '../../../shared/rules/ticket-link.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx'
import { copyWords } from './copy-words.ts'
import { LinkDialog } from './link-dialog.tsx'
import { useHistory } from './history-store.ts'

type MenuAction = 'history' | 'link' | 'copy-number' | 'copy-link' | 'print'

interface TicketMenuProps {
  ticketId: TicketId
  /** Null until the desk gave it one: then there is nothing to copy yet. */
  ticketNumber: number | null
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onPrint: () => void
}

/** What is done with a ticket now and then. */
export function TicketMenu({ ticketId, ticketNumber, isCurrent, onPrint }: TicketMenuProps) {
  const isNumbered = ticketNumber !== null
  const numberCopied = isNumbered ? () => void copyWords(`#${ticketNumber}`) : undefined
  const linkCopied = isNumbered ? () => void copyWords(ticketLink(ticketNumber)) : undefined
  // The desk knows nothing yet of what it has not numbered.
  const historyTurned = isNumbered ? () => useHistory.getState().turned(ticketId) : undefined
  const [isLinking, setLinking] = useState(false)
  const linkAsked = () => setLinking(true)
  useCommands(
    isCurrent
      ? {
          'ticket.history': historyTurned,
          'ticket.link': linkAsked,
          'ticket.copy-number': numberCopied,
          'ticket.copy-link': linkCopied,
          'ticket.print': onPrint,
        }
      : {},
  )
  const actions = {
    history: historyTurned,
    link: linkAsked,
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
    </>
  )
}
