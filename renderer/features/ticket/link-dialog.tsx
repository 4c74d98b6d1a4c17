import { useEffect, useState } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { relations, type Relation } from '../../../shared/rules/ticket-relations.ts'
import { i18n } from '../../texts/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { relationNames } from '../../ui/rule-names.ts'
import { ticketHint } from '../../ui/ticket-standing-words.ts'
import { ticketTitle } from './ticket-name.ts'
import { PickList } from '../../ui/pick-list.tsx'
import { RadioField } from '../../ui/radio-field.tsx'
import { useTicketFinder } from './ticket-finder-store.ts'
import { useTicket } from './ticket-store.ts'
import './link-dialog.css'

const relationOptions = relations.map((id) => ({ id, name: relationNames[id] }))

interface LinkDialogProps {
  ticketId: TicketId
  onClose: () => void
}

/** With which ticket, and how: a number, then Enter. Only the staff see links. */
export function LinkDialog({ ticketId, onClose }: LinkDialogProps) {
  const [relation, setRelation] = useState<Relation>('related')
  const { text, found } = useTicketFinder()
  const { opened, textTyped } = useTicketFinder.getState()
  useEffect(() => opened(), [opened])
  const items = found
    .filter(({ id }) => id !== ticketId)
    .map((row) => ({
      id: row.id,
      name: ticketTitle(row),
      hint: ticketHint(row),
    }))
  return (
    <Dialog
      title={i18n.t('Link with another ticket')}
      isOpen
      size="small"
      onClose={onClose}
      closesOnPressOutside
    >
      <div className="link-dialog">
        <RadioField
          label={i18n.t('This ticket is')}
          options={relationOptions}
          selected={relation}
          onSelect={setRelation}
          orientation="horizontal"
        />
        <PickList
          label={i18n.t('The other ticket')}
          placeholder={i18n.t('Number, link or words of the other ticket')}
          text={text}
          onTextChange={textTyped}
          sections={[{ id: 'tickets', title: null, items }]}
          onPick={({ id }) => {
            useTicket.getState().linked(ticketId, id, relation)
            onClose()
          }}
          nothingFits={
            text.trim() === '' ? i18n.t('Type what you know of it') : i18n.t('No ticket like that is here')
          }
        />
      </div>
    </Dialog>
  )
}
