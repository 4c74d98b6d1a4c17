import type { ReactNode, Ref } from 'react'
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
  /** At the end of the choice; below it where there is no room. */
  action?: ReactNode
}

/** Over a list: words to find, and which of it to show. */
export function ListFilter<Show extends string>(props: ListFilterProps<Show>) {
  const { label, placeholder = i18n.t('Search names and aliases'), options, list, inputRef, action } = props
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
      <div className="list-filter-choice">
        <RadioField
          label={i18n.t('Show')}
          isLabelHidden
          orientation="horizontal"
          options={options}
          selected={list.show}
          onSelect={list.shownPicked}
        />
        {action}
      </div>
    </div>
  )
}
