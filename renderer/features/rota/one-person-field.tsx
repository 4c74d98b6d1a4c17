import { useState } from 'react'
import type { RotaPerson } from '../../../shared/ipc/duty-views.ts'
import type { ResponderId } from '../../../shared/protocol/common.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import type { NameOf } from './shift-words.ts'

interface OnePersonFieldProps {
  label: string
  description: string
  people: readonly RotaPerson[]
  chosen: ResponderId | null
  nameOf: NameOf
  onChange: (id: ResponderId | null) => void
}

/** Somebody of many, or nobody. A text that is nobody's name means nobody, and says so. */
export function OnePersonField({
  label,
  description,
  people,
  chosen,
  nameOf,
  onChange,
}: OnePersonFieldProps) {
  const [text, setText] = useState(chosen === null ? '' : nameOf(chosen))
  const words = text.trim().toLowerCase()
  const isChosenText = chosen !== null && text === nameOf(chosen)
  const fitting = people.filter(({ name }) => isChosenText || name.toLowerCase().includes(words))
  return (
    <ComboField
      label={label}
      description={description}
      items={fitting.slice(0, 50).map(({ id, name }) => ({ id: String(id), name }))}
      text={text}
      onTextChange={(next) => {
        setText(next)
        if (chosen === null || next !== nameOf(chosen)) onChange(named(people, next))
      }}
      onSelect={(id) => {
        const person = people.find((each) => each.id === id)
        if (person === undefined) return
        setText(person.name)
        onChange(person.id)
      }}
      nothingFits="Nobody is called that"
      errorMessage={
        chosen === null && words !== '' && fitting.length === 0 ? 'Nobody is called that.' : undefined
      }
    />
  )
}

/** Who alone bears this name. */
function named(people: readonly RotaPerson[], text: string): ResponderId | null {
  const words = text.trim().toLowerCase()
  const bearing = people.filter(({ name }) => name.toLowerCase() === words)
  return bearing.length === 1 ? (bearing[0]?.id ?? null) : null
}
