import type { Ref } from 'react'
import { i18n } from '../../texts/i18n.ts'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useResponders, type ResponderShow } from './responders-store.ts'
import '../../ui/list-filter.css'

const options: RadioOption<ResponderShow>[] = [
  { id: 'all', name: i18n.t('All') },
  { id: 'overdue', name: i18n.t('Overdue') },
  { id: 'unreachable', name: i18n.t('No method') },
]

/** Over the list: words to find in names and numbers, and whom to show. */
export function RespondersFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { text, show, searched, shownPicked } = useResponders()
  return (
    <div className="list-filter">
      <TextField
        label={i18n.t('Search responders')}
        isLabelHidden
        placeholder={i18n.t('Search names and phone numbers')}
        value={text}
        onChange={searched}
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
        selected={show}
        onSelect={shownPicked}
      />
    </div>
  )
}
