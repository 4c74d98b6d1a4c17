import { useState, type ReactNode } from 'react'
import { Button, ComboBox, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { ChevronDown } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { FieldHelp, FieldLabel } from './field-parts.tsx'
import './list.css'

export interface ComboItem {
  id: string
  name: string
  /** A second, quieter line. */
  description?: string
  mark?: ReactNode
}

export interface ComboFieldProps {
  label: string
  isLabelHidden?: boolean
  /** What fits the text typed so far; the caller decides, nothing is filtered here. */
  items: readonly ComboItem[]
  text: string
  onTextChange: (text: string) => void
  onSelect: (id: string) => void
  placeholder?: string
  description?: string | undefined
  errorMessage?: string | undefined
  /** Said in the list where nothing fits; without it the list then stays closed. */
  nothingFits?: string
  autoFocus?: boolean
  isRequired?: boolean
}

/** A text with suggestions: the text counts as typed unless a suggestion is taken. */
export function ComboField({
  label,
  isLabelHidden = false,
  items,
  text,
  onTextChange,
  onSelect,
  placeholder,
  description,
  errorMessage,
  nothingFits,
  autoFocus = false,
  isRequired = false,
}: ComboFieldProps) {
  // Held until the list has closed, which it does only where a choice stays.
  const [taken, setTaken] = useState<string | null>(null)
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      onInputChange={onTextChange}
      value={taken}
      onChange={(key) => {
        if (typeof key !== 'string') return
        setTaken(key)
        onSelect(key)
      }}
      allowsCustomValue
      allowsEmptyCollection={nothingFits !== undefined && text !== ''}
      defaultFilter={() => true}
      onOpenChange={(isOpen) => {
        if (!isOpen) setTaken(null)
      }}
      menuTrigger="input"
      isInvalid={errorMessage !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus}
      isRequired={isRequired}
    >
      <FieldLabel isHidden={isLabelHidden}>{label}</FieldLabel>
      <Group className="field-group">
        <Input className="field-input" {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className="field-group-button">
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover className="float float-field" offset={4}>
        {/* The list lies at the end of the page, outside its landmarks. */}
        <section aria-label={i18n.t('Suggestions: {label}', { label })} className="list-region">
          <ListBox<ComboItem>
            className="list"
            renderEmptyState={() => <div className="list-empty">{nothingFits}</div>}
          >
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.name} className="list-item">
                {item.mark}
                <span className="list-item-words">
                  <bdi>{item.name}</bdi>
                  {item.description !== undefined && (
                    <bdi className="list-item-description">{item.description}</bdi>
                  )}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  )
}
