import { Trans } from '@lingui/react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { ticketIdSchema, type TicketId } from '../../../shared/protocol/common.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { TickBox } from '../../ui/tick-box.tsx'
import type { Recipients } from './use-recipients.ts'
import './recipient-choice.css'

interface RecipientChoiceProps extends Pick<Recipients, 'choices' | 'picked'> {
  onPick: (ticketIds: TicketId[]) => void
}

/** Who else gets a reply: the requesters of the tickets that were merged into this one, each by a tick. */
export function RecipientChoice({ choices, picked, onPick }: RecipientChoiceProps) {
  if (choices.length === 0) return null
  return (
    <CheckboxGroup
      className="recipients"
      value={[...picked]}
      onChange={(ids) => onPick(ids.map((id) => ticketIdSchema.parse(id)))}
    >
      <Label className="visually-hidden">{i18n.t('Who else gets this reply')}</Label>
      <div className="recipients-list">
        {choices.map(({ ticket, isGiven }) => (
          <Checkbox key={ticket.id} value={ticket.id} className="recipient">
            <TickBox />
            <span className="recipient-words">
              <Trans
                id="Also to <0>{name}</0>, {ticket}"
                values={{
                  name: <bdi>{nameOf(ticket.requester)}</bdi>,
                  ticket: <bdi>{ticketName(ticket)}</bdi>,
                }}
                components={{ 0: <strong /> }}
              />
              <bdi className="recipient-hint">
                {ticket.requester.email === ''
                  ? i18n.t('no e-mail address: on the receipt only')
                  : ticket.requester.email}
              </bdi>
            </span>
            {!isGiven && (
              <span className="recipient-elsewhere">
                <Trans id="Another group: {group}" values={{ group: <bdi>{ticket.groupName}</bdi> }} />
              </span>
            )}
          </Checkbox>
        ))}
      </div>
      <p className="recipients-note">
        {i18n.t('Each gets it by themselves, and sees nothing else of this ticket.')}
      </p>
    </CheckboxGroup>
  )
}

function nameOf({ firstName, lastName, email, phone }: Recipients['readers'][number]): string {
  return `${firstName} ${lastName}`.trim() || email || phone
}
