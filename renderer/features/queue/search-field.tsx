import { use, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import {
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import {
  Building2,
  Clock,
  Headset,
  ListFilter,
  Search,
  Tag,
  Ticket,
  User,
  X,
  type LucideIcon,
} from 'lucide-react'
import { useAriaKeys, useKeysOf } from '../../commands/use-keys-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { SearchHelp } from './search-help.tsx'
import { useQueue } from './queue-store.ts'
import { useSearch, type SearchItem } from './search-store.ts'
import './search-field.css'

const icons: Record<SearchItem['kind'], LucideIcon> = {
  recent: Clock,
  operator: ListFilter,
  value: Tag,
  group: Building2,
  person: User,
  colleague: Headset,
  ticket: Ticket,
}

/** Finds tickets while somebody types, and suggests what may be typed. The text counts as it stands. */
export function SearchField({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const text = useQueue((state) => state.view.text)
  const items = useSearch((state) => state.items)
  const { opened, typed, searched } = useSearch.getState()
  const [isListOpen, setListOpen] = useState(false)
  useAriaKeys(searchRef, useKeysOf('queue.search').aria)
  const taken = useRef<SearchItem | null>(null)
  const field = useRef<HTMLDivElement>(null)
  const isListWanted = useRef(false)
  useEffect(() => opened(), [opened])
  useLayoutEffect(() => {
    // What was put in may stand in the middle: one types on behind it.
    const item = taken.current
    taken.current = null
    if (item !== null && item.text === text) searchRef.current?.setSelectionRange(item.caret, item.caret)
  }, [text, searchRef])

  const take = (item: SearchItem) => {
    taken.current = item
    isListWanted.current = item.kind === 'operator'
    typed(item.text, item.caret)
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'Escape') isListWanted.current = false
    const isPicking = event.currentTarget.hasAttribute('aria-activedescendant')
    if (event.key === 'Enter' && !isPicking) {
      searched(text)
      event.currentTarget.blur()
      useQueue.getState().searchEntered()
    }
    if (event.key === 'Escape' && !isListOpen) event.currentTarget.blur()
  }
  return (
    <ComboBox
      ref={field}
      className="search-field"
      items={items}
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return
        // What the library puts in itself is what was taken.
        if (taken.current === null) isListWanted.current = next !== ''
        typed(next, searchRef.current?.selectionStart ?? next.length)
      }}
      value={null}
      onChange={(key) => {
        const item = items.find(({ id }) => id === key)
        if (item !== undefined) take(item)
      }}
      onOpenChange={setListOpen}
      onFocus={() => typed(text, searchRef.current?.selectionStart ?? text.length)}
      allowsCustomValue
      defaultFilter={() => true}
      menuTrigger="manual"
    >
      <Search size={14} aria-hidden />
      <Label className="visually-hidden">{i18n.t('Search tickets')}</Label>
      <Input
        ref={searchRef}
        className="search-field-input"
        placeholder={i18n.t('Search tickets')}
        enterKeyHint="search"
        spellCheck={false}
        autoComplete="off"
        onKeyDown={keyDown}
      />
      {text === '' ? (
        <KeyCaps command="queue.search" />
      ) : (
        // Not a button of the library's: within this field it would open the list.
        <button
          type="button"
          className="search-field-clear"
          aria-label={i18n.t('Clear the search')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            isListWanted.current = false
            typed('', 0)
            searchRef.current?.focus()
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      <OpensWithAnswer count={items.length} wanted={isListWanted} />
      <Popover
        className="float float-field search-float"
        triggerRef={field}
        offset={4}
        placement="bottom start"
      >
        <section aria-label={i18n.t('Search suggestions')} className="list-region">
          <ListBox<SearchItem> className="list search-list">{(item) => <Suggestion item={item} />}</ListBox>
        </section>
      </Popover>
    </ComboBox>
  )
}

function Suggestion({ item }: { item: SearchItem }) {
  const Icon = icons[item.kind]
  return (
    <ListBoxItem id={item.id} textValue={item.text} className="list-item">
      <Icon size={14} aria-hidden />
      <span className="list-item-words search-suggestion">
        <bdi className="one-line">{item.name}</bdi>
        <bdi className="list-item-description one-line">{item.description}</bdi>
      </span>
    </ListBoxItem>
  )
}

/**
 * Opens the list as soon as there are suggestions for what was typed, or values of an operator that was taken. The
 * library looks only while a letter is typed, when they are still being asked for, and opens it over an emptied field too.
 */
function OpensWithAnswer({ count, wanted }: { count: number; wanted: RefObject<boolean> }) {
  const list = use(ComboBoxStateContext)
  useEffect(() => {
    // Where its own lines are not there yet this does nothing, and they come with another drawing.
    if (wanted.current && count > 0 && list?.isOpen === false && list.isFocused) list.open(null, 'manual')
  })
  return null
}

/** The field with its help beside it. */
export function SearchBox({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  return (
    <div className="search-box">
      <SearchField searchRef={searchRef} />
      <SearchHelp />
    </div>
  )
}
