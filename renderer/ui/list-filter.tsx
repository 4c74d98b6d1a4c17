import type { Ref } from 'react'
import { i18n } from '../texts/i18n.ts'
import type { FoundRows } from './found-rows.ts'
import { RadioField, type RadioOption } from './radio-field.tsx'
import { TextField } from './text-field.tsx'
import './list-filter.css'

export interface ListFilterProps<Show extends string> {
  /** Of the field, read out only. */
  label: string
  placeholder?: string
  options: RadioOption<Show>[]
  list: Pick<FoundRows<unknown, Show, unknown>, 'text' | 'show' | 'searched' | 'shownPicked'>
  inputRef: Ref<HTMLInputElement>
}

/** Over a list: words to find, and which of it to show. */
export function ListFilter<Show extends string>(props: ListFilterProps<Show>) {
  const { label, placeholder = i18n.t('Search names and aliases'), options, list, inputRef } = props
  return (
    <div className="list-filter">
      <TextField
        label={label}
        isLabelHidden
        placeholder={placeholder}
        value={list.text}
        onChange={list.searched}
        inputRef={inputRef}
        type="search"
        maxLength={200}
        autoComplete="off"
      />
      <RadioField
        label={i18n.t('Show')}
        isLabelHidden
        orientation="horizontal"
        options={options}
        selected={list.show}
        onSelect={list.shownPicked}
      />
    </div>
  )
}
