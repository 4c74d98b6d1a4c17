import type { Ref } from 'react'
import { RadioField, type RadioOption } from './radio-field.tsx'
import { TextField } from './text-field.tsx'
import './list-filter.css'

export interface ListFilterProps<Show extends string> {
  /** Of the field, read out only. */
  label: string
  options: RadioOption<Show>[]
  text: string
  show: Show
  onSearch: (text: string) => void
  onShow: (show: Show) => void
  inputRef: Ref<HTMLInputElement>
}

/** Over a list of groups: words to find in names and aliases, and which of them to show. */
export function ListFilter<Show extends string>(props: ListFilterProps<Show>) {
  const { label, options, text, show, onSearch, onShow, inputRef } = props
  return (
    <div className="list-filter">
      <TextField
        label={label}
        isLabelHidden
        placeholder="Search names and aliases"
        value={text}
        onChange={onSearch}
        inputRef={inputRef}
        type="search"
        maxLength={200}
        autoComplete="off"
      />
      <RadioField
        label="Show"
        isLabelHidden
        orientation="horizontal"
        options={options}
        selected={show}
        onSelect={onShow}
      />
    </div>
  )
}
