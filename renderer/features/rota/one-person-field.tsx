import type { RotaPerson } from '../../../shared/ipc/duty-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import type { EnteredPerson } from './entered.ts'

interface OnePersonFieldProps {
  label: string
  description: string
  people: readonly RotaPerson[]
  entered: EnteredPerson
  onChange: (entered: EnteredPerson) => void
  errorMessage: string | undefined
}

/** Somebody of many, or nobody where it is blank. */
export function OnePersonField(props: OnePersonFieldProps) {
  const { label, description, people, entered, onChange, errorMessage } = props
  const { text, id } = entered
  const words = text.trim().toLowerCase()
  // Once somebody is chosen, the list offers everybody again.
  const fitting = people.filter(({ name }) => id !== null || name.toLowerCase().includes(words))
  return (
    <ComboField
      label={label}
      description={description}
      items={fitting.slice(0, 50).map((person) => ({ id: String(person.id), name: person.name }))}
      text={text}
      onTextChange={(next) => {
        if (next !== text) onChange({ text: next, id: idNamed(people, next) })
      }}
      onSelect={(picked) => {
        const person = people.find((each) => each.id === picked)
        if (person !== undefined) onChange({ text: person.name, id: person.id })
      }}
      nothingFits={i18n.t('Nobody is called that')}
      errorMessage={errorMessage}
    />
  )
}

/** Who alone bears this name. */
function idNamed(people: readonly RotaPerson[], text: string): ResponderId | null {
  const words = text.trim().toLowerCase()
  const bearing = people.filter(({ name }) => name.toLowerCase() === words)
  return bearing.length === 1 ? (bearing[0]?.id ?? null) : null
}
