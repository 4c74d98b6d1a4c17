import { useEffect, useState } from 'react'
import { Trans } from '@lingui/react'
import { Ban } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { useGroupFinder } from './group-finder-store.ts'
import { useTicket } from './ticket-store.ts'

interface LinkGroupDialogProps {
  view: TicketView
  onClose: () => void
}

interface Choice {
  id: GroupId
  name: string
}

/** Finds the group that a ticket belongs to, and says that the gate runs again for it. */
export function LinkGroupDialog({ view: { ticket }, onClose }: LinkGroupDialogProps) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const { opened, textTyped } = useGroupFinder.getState()
  const { text, found, near } = useGroupFinder()
  useEffect(() => opened(ticket.groupName, ticket.groupId), [opened, ticket.groupName, ticket.groupId])
  const isBlocked = found.some(({ id, blocked }) => id === choice?.id && blocked === 'in-force')
  const picked = (next: Choice) => {
    setChoice(next)
    textTyped(next.name)
  }
  const link = () => {
    if (choice !== null) useTicket.getState().ticketChanged(ticket.id, { groupId: choice.id })
    onClose()
  }
  return (
    <Dialog
      title={i18n.t('Link to another group')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Not now')}</Button>
          <Button variant="danger" isDisabled={choice === null} onPress={link}>
            {i18n.t('Link, it may wake people')}
          </Button>
        </>
      }
    >
      <div className="gate-dialog">
        <p>
          <Trans
            id="Filed as {name}, a name that no confirmed group bears. Which group is it?"
            values={{ name: <bdi className="gate-name">{ticket.groupName}</bdi> }}
          />
        </p>
        {near.length > 0 && (
          <div className="gate-near" role="group" aria-label={i18n.t('Groups of almost this name')}>
            <span>{i18n.t('Almost the same name:')}</span>
            {near.map(({ groupId, name, alias }) => (
              <Button key={groupId} size="small" onPress={() => picked({ id: groupId, name })}>
                <bdi>{alias === null ? name : `${name} (${alias})`}</bdi>
              </Button>
            ))}
          </div>
        )}
        <ComboField
          label={i18n.t('Group')}
          items={found.map(({ id, name, blocked }) => ({
            id,
            name,
            ...(blocked === 'in-force' ? { description: i18n.t('on the pager blocklist') } : {}),
          }))}
          text={text}
          onTextChange={(typed) => {
            if (typed !== choice?.name) setChoice(null)
            textTyped(typed)
          }}
          onSelect={(id) => {
            const group = found.find((each) => each.id === id)
            if (group !== undefined) picked(group)
          }}
          placeholder={i18n.t('Type a name')}
          nothingFits={i18n.t('No confirmed group of that name')}
          autoFocus
        />
        {isBlocked ? (
          <p>
            <Badge tone="danger" icon={Ban}>
              {i18n.t('On the pager blocklist')}
            </Badge>{' '}
            {i18n.t('It pages nobody: the ticket will be withheld.')}
          </p>
        ) : (
          <p>
            {i18n.t('The gate runs again for the ticket. That may wake everybody on duty, day or night.')}
          </p>
        )}
        {choice !== null && (
          <WhomItWakes about={{ kind: 'ticket', ticketId: ticket.id, groupId: choice.id }} />
        )}
      </div>
    </Dialog>
  )
}
