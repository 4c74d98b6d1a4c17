import { useId, useState } from 'react'
import { X } from 'lucide-react'
import type { RotaPerson } from '../../../shared/ipc/duty-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MoveButtons } from '../../ui/move-buttons.tsx'
import { moved } from '../../ui/moved.ts'

interface PeopleFieldProps {
  label: string
  /** What the field that adds somebody is called for a screen reader. */
  addLabel: string
  people: readonly RotaPerson[]
  chosen: readonly ResponderId[]
  onChange: (chosen: ResponderId[]) => void
  /** Their order means something: each can be moved. */
  isOrdered?: boolean
  errorMessage: string | undefined
}

/** Of many people some, added one by one; in an order where that says who comes first. */
export function PeopleField(props: PeopleFieldProps) {
  const { label, addLabel, people, chosen, onChange, isOrdered = false, errorMessage } = props
  const [text, setText] = useState('')
  const labelId = useId()
  const words = text.trim().toLowerCase()
  const free = people.filter(({ id, name }) => !chosen.includes(id) && name.toLowerCase().includes(words))
  const items = free.slice(0, 50).map(({ id, name, active, isReachable }) => {
    const description = !active ? i18n.t('Not paged') : isReachable ? null : i18n.t('No method yet')
    return { id: String(id), name, ...(description === null ? {} : { description }) }
  })
  const pick = (id: string) => {
    const person = people.find((each) => each.id === id)
    if (person !== undefined) onChange([...chosen, person.id])
    setText('')
  }
  return (
    <div className="rota-people" role="group" aria-labelledby={labelId}>
      <p id={labelId} className="field-label">
        {label}
      </p>
      {chosen.length > 0 && (
        <ol className="rota-chosen">
          {chosen.map((id, place) => {
            const name = people.find((each) => each.id === id)?.name ?? i18n.t('Somebody removed')
            return (
              <li key={id}>
                {isOrdered && <span className="rota-place tabular">{place + 1}</span>}
                <bdi className="one-line">{name}</bdi>
                {isOrdered && (
                  <MoveButtons
                    name={name}
                    place={place}
                    count={chosen.length}
                    onMove={(by) => onChange(moved(chosen, place, by))}
                  />
                )}
                <IconButton
                  label={i18n.t('Take {name} out', { name })}
                  icon={X}
                  size="small"
                  onPress={() => onChange(chosen.filter((other) => other !== id))}
                />
              </li>
            )
          })}
        </ol>
      )}
      <ComboField
        label={addLabel}
        isLabelHidden
        items={items}
        text={text}
        onTextChange={setText}
        onSelect={pick}
        placeholder={i18n.t('Add somebody by name')}
        nothingFits={i18n.t('Nobody else fits')}
        errorMessage={errorMessage}
      />
    </div>
  )
}
