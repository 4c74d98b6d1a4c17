import type { KeyboardEvent, ReactNode } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { Check, ChevronDown } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { FieldHelp, FieldLabel } from './field-parts.tsx'
import './list.css'

export interface SelectItem<Id extends string> {
  id: Id
  name: string
  /** Before the name, such as an urgency's icon. */
  mark?: ReactNode
}

export interface SelectFieldProps<Id extends string> {
  label: string
  isLabelHidden?: boolean
  items: readonly SelectItem<Id>[]
  selected: Id | null
  onSelect: (id: Id) => void
  placeholder?: string
  description?: string | undefined
  errorMessage?: string | undefined
  isDisabled?: boolean
}

/** One of a few. For many, or where somebody types faster than they look, see `ComboField`. */
export function SelectField<Id extends string>({
  label,
  isLabelHidden = false,
  items,
  selected,
  onSelect,
  placeholder = i18n.t('Choose…'),
  description,
  errorMessage,
  isDisabled = false,
}: SelectFieldProps<Id>) {
  const pick = (key: unknown) => {
    const item = items.find((candidate) => candidate.id === key)
    if (item !== undefined) onSelect(item.id)
  }
  return (
    <Select
      className="field"
      value={selected}
      onChange={pick}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <div onKeyDownCapture={keepChoice}>
        <Button className="field-select">
          <SelectValue className="field-select-value">
            {({ defaultChildren, isPlaceholder }) => {
              const item = items.find((candidate) => candidate.id === selected)
              return isPlaceholder || item === undefined ? defaultChildren : (item.mark ?? item.name)
            }}
          </SelectValue>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover className="float float-field" offset={4}>
        <ListBox className="list" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.name} className="list-item">
              <span className="list-item-words one-line">{item.mark ?? item.name}</span>
              <Check size={14} className="list-item-check" aria-hidden />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/**
 * A closed list must not change by a letter or a sideways arrow that was meant for something else: what it holds may
 * be an act. Enter, space and the arrows up and down open it, and then letters find.
 */
function keepChoice(event: KeyboardEvent): void {
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  const isLetter = event.key.length === 1 && event.key !== ' '
  if (isSideways || isLetter) event.stopPropagation()
}
