import { boundNow, forgetWanted, type Bound } from './bindings.ts'
import { isForTheScreen, isOverNoDialog } from './is-for-the-screen.ts'
import { isSingleKey, pressOf, type Press } from './key-press.ts'
import { useKeyboard, type Following } from './keyboard-store.ts'
import { isMac } from './platform.ts'
import { planPress } from './plan-press.ts'

/** How long the second key of a sequence is waited for, in ms. */
const sequenceMs = 2_500

let timer: ReturnType<typeof setTimeout> | undefined

/** Before the element with the focus sees it: a letter must mean one thing, wherever the focus is. */
export function listen(): void {
  window.addEventListener('keydown', pressed, true)
  // Whoever takes the mouse, or goes to another window, does not mean the sequence any more.
  window.addEventListener('pointerdown', leave, true)
  window.addEventListener('blur', leave)
}

export function unlisten(): void {
  window.removeEventListener('keydown', pressed, true)
  window.removeEventListener('pointerdown', leave, true)
  window.removeEventListener('blur', leave)
  leave()
}

function pressed(event: KeyboardEvent): void {
  const press = pressOf(event, isMac())
  if (press.length === 0) return
  forgetWanted()
  const isOurs = isForTheScreen(event)
  const isChordOurs = isOverNoDialog(event)
  const able = boundNow()
    .map((bound) => ({ ...bound, keys: bound.command.keys.filter((keys) => isAlive(keys, bound, event)) }))
    .filter(({ command }) => (command.whileTyping ? isChordOurs : isOurs))
  const prefix = isOurs ? (useKeyboard.getState().pending?.prefix ?? null) : null
  const plan = planPress(press, { bound: able.flatMap(({ keys }) => keys), prefix })
  leave()
  switch (plan.kind) {
    case 'pass':
      // The browser has other uses for our chords, and would leave the dialog for one of them.
      if (isChord(press)) event.preventDefault()
      return
    case 'leave':
      break
    case 'wait':
      begin(plan.prefix, able)
      break
    case 'run':
      if (!run(plan.keys, able, event) && prefix === null) return
      break
  }
  event.preventDefault()
  event.stopPropagation()
}

/** Whether it is one of those that work while somebody types: they mean nothing else, even where they do nothing. */
function isChord(press: Press): boolean {
  return boundNow().some(
    ({ command }) => command.whileTyping && command.keys.some((keys) => press.includes(keys)),
  )
}

/** Single keys that are switched off still work in the list that has the focus. */
function isAlive(keys: string, { command }: Bound, event: KeyboardEvent): boolean {
  if (useKeyboard.getState().singleKeys || !isSingleKey(keys)) return true
  return event.target instanceof Element && event.target.closest(`[data-keys~="${command.place}"]`) !== null
}

/** Answers whether somebody did it. A key that is still held down from before does nothing twice. */
function run(keys: string, able: readonly (Bound & { keys: readonly string[] })[], event: KeyboardEvent) {
  const fitting = able.filter((bound) => bound.keys.includes(keys))
  if (event.repeat && !fitting.some(({ command }) => command.repeats)) return true
  return fitting.some((bound) => bound.run(event) !== false)
}

function begin(prefix: string, able: readonly (Bound & { keys: readonly string[] })[]): void {
  const following: Following[] = able.flatMap(({ keys, command }) =>
    keys
      .filter((each) => each.startsWith(`${prefix} `))
      .map((each) => ({ key: each.slice(prefix.length + 1), title: command.short ?? command.title })),
  )
  useKeyboard.getState().sequenceBegun({ prefix, following: withoutDoubles(following) })
  timer = setTimeout(leave, sequenceMs)
}

/** Two components that can do the same are told once. */
function withoutDoubles(following: readonly Following[]): Following[] {
  return following.filter(({ key }, place) => following.findIndex((each) => each.key === key) === place)
}

function leave(): void {
  clearTimeout(timer)
  useKeyboard.getState().sequenceLeft()
}
