import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { i18n } from '../texts/i18n.ts'
import { KeySequence } from './key-sequence.tsx'
import './pick-list.css'

export interface PickItem {
  /** Unique in the list. */
  id: string
  /** Before the name, whatever the direction of that: `#5123`. */
  lead?: string
  name: string
  /** Quieter, behind the name. */
  hint?: string
  icon?: ReactNode
  /** The key that does the same, as the command table writes it. */
  keys?: string
}

export interface PickSection<Item extends PickItem> {
  id: string
  /** Null for one that needs no head. */
  title: string | null
  items: readonly Item[]
}

export interface PickListProps<Item extends PickItem> {
  /** Of the field, for a screen reader. */
  label: string
  placeholder: string
  text: string
  onTextChange: (text: string) => void
  sections: readonly PickSection<Item>[]
  onPick: (item: Item) => void
  nothingFits: string
  /** What is shown before the field, such as a magnifier. */
  icon?: ReactNode
}

/** Rows that PageUp and PageDown step over. */
const page = 8

/**
 * A field over a list of which the first row is always at hand: type, Enter. By the combobox pattern of ARIA 1.2; not the
 * library's, which builds a collection of every row before it shows one. Source: docs/decisions/0041.
 */
export function PickList<Item extends PickItem>(props: PickListProps<Item>) {
  const { label, placeholder, text, onTextChange, sections, onPick, nothingFits, icon } = props
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const items = sections.flatMap((section) => section.items)
  // A row that is gone, since other letters were typed or an answer came, gives way to the first.
  const active = Math.max(
    0,
    items.findIndex(({ id }) => id === wanted),
  )
  const idOf = (place: number) => `${listId} ${place}`.replaceAll(' ', '-')
  useLayoutEffect(() => {
    const row = list.current?.querySelector('[aria-selected="true"]')
    // The head of the first section comes into view with its first row.
    if (active === 0) list.current?.scrollTo?.({ top: 0 })
    else row?.scrollIntoView({ block: 'nearest' })
  }, [active, wanted])

  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = placeBy(event, active, items.length)
    const item = items[active]
    if (to !== null) setWanted(items[to]?.id ?? null)
    else if (event.key === 'Enter' && item !== undefined) onPick(item)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const placeOf = new Map(items.map(({ id }, place) => [id, place]))
  return (
    <div className="pick-list">
      <div className="pick-list-field">
        {icon}
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog that holds it was asked for by key, to type here
          autoFocus
          className="pick-list-input"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          {...(items.length > 0 ? { 'aria-activedescendant': idOf(active) } : {})}
          placeholder={placeholder}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setWanted(null)
            onTextChange(event.currentTarget.value)
          }}
          onKeyDown={keyDown}
        />
      </div>
      <div ref={list} id={listId} className="pick-list-rows" role="listbox" aria-label={label}>
        {sections.map(({ id, title, items: own }) =>
          own.length === 0 ? null : (
            <div key={id} role="group" aria-label={title ?? label}>
              {title !== null && (
                <div className="pick-list-title" aria-hidden>
                  {title}
                </div>
              )}
              {own.map((item) => {
                const place = placeOf.get(item.id) ?? 0
                return (
                  <Row
                    key={item.id}
                    item={item}
                    elementId={idOf(place)}
                    isActive={place === active}
                    onPick={() => onPick(item)}
                  />
                )
              })}
            </div>
          ),
        )}
      </div>
      {items.length === 0 && <p className="pick-list-none">{nothingFits}</p>}
      <span className="visually-hidden" role="status">
        {items.length === 0 ? nothingFits : i18n.t('{count} found', { count: items.length })}
      </span>
    </div>
  )
}

interface RowProps {
  item: PickItem
  elementId: string
  isActive: boolean
  onPick: () => void
}

function Row({ item: { lead, name, hint, icon, keys }, elementId, isActive, onPick }: RowProps) {
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys; aria-activedescendant names this row
    <div
      id={elementId}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="pick-list-row"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {icon}
      <span className="pick-list-name one-line">
        {lead !== undefined && `${lead} `}
        <bdi>{name}</bdi>
      </span>
      {hint !== undefined && <bdi className="pick-list-hint one-line">{hint}</bdi>}
      {keys !== undefined && (
        <span className="pick-list-keys">
          <KeySequence keys={keys} />
        </span>
      )}
    </div>
  )
}

/** Where a key leads among `count` rows, round at the ends; null where it does not move. Home and End are the text's. */
function placeBy({ key, ctrlKey }: KeyboardEvent, here: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (here + 1) % count
    case 'ArrowUp':
      return (here + count - 1) % count
    case 'PageDown':
      return Math.min(count - 1, here + page)
    case 'PageUp':
      return Math.max(0, here - page)
    case 'n':
      return ctrlKey ? (here + 1) % count : null
    case 'p':
      return ctrlKey ? (here + count - 1) % count : null
    default:
      return null
  }
}
