import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { StaffView } from '../../../shared/ipc/views.ts'
import { caretPlace } from './caret-place.ts'
import { mentionChoice, mentionQuery } from './mention-query.ts'
import { putText } from './put-text.ts'

interface Asked {
  from: number
  query: string
  left: number
  top: number
}

export interface Mentioning {
  choice: StaffView[]
  /** The one that Enter takes. */
  index: number
  place: { left: number; top: number }
  pointed: (index: number) => void
  picked: (person: StaffView) => void
  /** The text or the caret has moved. */
  moved: () => void
  left: () => void
  /** Answers whether the key was meant for the list. */
  pressed: (event: KeyboardEvent) => boolean
}

/** Offers colleagues while somebody types behind an `@`, where that means anything. */
export function useMention(
  textArea: RefObject<HTMLTextAreaElement | null>,
  isOffered: boolean,
  staff: readonly StaffView[],
): Mentioning {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [at, setAt] = useState(0)
  const choice = asked === null || !isOffered ? [] : mentionChoice(staff, asked.query)
  const index = Math.min(at, choice.length - 1)
  const moved = () => {
    const element = textArea.current
    const found = element === null || !isOffered ? null : mentionQuery(element.value, element.selectionStart)
    if (element === null || found === null) return setAsked(null)
    if (asked?.query !== found.query) setAt(0)
    setAsked({ ...found, ...caretPlace(element, found.from) })
  }
  const left = () => setAsked(null)
  const picked = ({ name }: StaffView) => {
    const element = textArea.current
    if (element === null || asked === null) return
    const insert = `@${name} `
    putText(element, {
      from: asked.from,
      to: element.selectionStart,
      insert,
      select: [insert.length, insert.length],
    })
    setAsked(null)
  }
  const pressed = (event: KeyboardEvent): boolean => {
    const person = choice[index]
    if (person === undefined || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown') setAt((index + 1) % choice.length)
    else if (event.key === 'ArrowUp') setAt((index + choice.length - 1) % choice.length)
    else if (event.key === 'Escape') left()
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      picked(person)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { choice, index, place: asked ?? { left: 0, top: 0 }, pointed: setAt, picked, moved, left, pressed }
}
