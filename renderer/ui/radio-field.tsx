import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { FieldHelp, FieldLabel } from './field-parts.tsx'
import './radio-field.css'

export interface RadioOption<Id extends string> {
  id: Id
  name: string
  description?: string
  /** In place of the name, such as an urgency's mark; the name is still what is read out. */
  mark?: ReactNode
  /** The key that picks it, shown at the end. */
  shortcut?: string
}

export interface RadioFieldProps<Id extends string> {
  label: string
  isLabelHidden?: boolean
  options: readonly RadioOption<Id>[]
  selected: Id | null
  onSelect: (id: Id) => void
  /** `cards` show each option framed, with its description. */
  look?: 'plain' | 'cards'
  orientation?: 'horizontal' | 'vertical'
  description?: string | undefined
  errorMessage?: string | undefined
  isDisabled?: boolean
}

/** One of a few, all in view. */
export function RadioField<Id extends string>({
  label,
  isLabelHidden = false,
  options,
  selected,
  onSelect,
  look = 'plain',
  orientation = 'vertical',
  description,
  errorMessage,
  isDisabled = false,
}: RadioFieldProps<Id>) {
  const pick = (value: string) => {
    const option = options.find((candidate) => candidate.id === value)
    if (option !== undefined) onSelect(option.id)
  }
  return (
    <RadioGroup
      className="field"
      value={selected}
      onChange={pick}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <div className={`radio-options radio-${look} radio-${orientation}`}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} aria-label={optionLabel(option)} className="radio">
            <span className="radio-dot" aria-hidden />
            <span className="radio-words">
              <span className="radio-name">{option.mark ?? option.name}</span>
              {option.description !== undefined && (
                <span className="radio-description">{option.description}</span>
              )}
            </span>
            {option.shortcut !== undefined && <kbd aria-hidden>{option.shortcut}</kbd>}
          </Radio>
        ))}
      </div>
      <FieldHelp description={description} errorMessage={errorMessage} />
    </RadioGroup>
  )
}

function optionLabel(option: RadioOption<string>): string {
  return option.description === undefined ? option.name : `${option.name}: ${option.description}`
}
