import { I18nProvider } from '@lingui/react'
import { act, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { i18n } from '../../renderer/texts/i18n.ts'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined
}

export interface Shown {
  readonly container: HTMLElement
  /** The page's whole text, dialogs included. */
  text(): string
  /** Shows it anew with other properties, in its place. */
  change(element: ReactElement): Promise<void>
  unmount(): Promise<void>
}

/** jsdom lays nothing out: what a screen asks of the layout gets an answer that never changes. */
class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Puts a screen into the document, as `main.tsx` does. */
export async function showScreen(element: ReactElement): Promise<Shown> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  globalThis.ResizeObserver ??= StillObserver
  globalThis.matchMedia = (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList
  Element.prototype.scrollIntoView ??= () => {}
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  const render = (shown: ReactElement) =>
    act(async () => root.render(<I18nProvider i18n={i18n}>{shown}</I18nProvider>))
  await render(element)
  return {
    container,
    text: () => document.body.textContent,
    change: render,
    unmount: async () => {
      await act(async () => root.unmount())
      container.remove()
    },
  }
}

/** Lets everything that was begun come to its end on the screen. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0))
  })
}

/** Waits, for at most ten seconds, until the screen fulfils a condition; fails with its words. */
export async function until(condition: () => boolean, words: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Never happened: ${words}`)
    await settle()
  }
}

export async function press(element: Element | null): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error('nothing to press')
  await act(async () => element.click())
  await settle()
}

/** A key pressed where the focus is; `init` adds modifiers. */
export async function pressKey(key: string, init: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...init }))
  })
  await settle()
}

/** Replaces the text of a field as typing would. */
export async function typeInto(element: Element | null, text: string): Promise<void> {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) {
    throw new Error('not a field to type into')
  }
  const prototype =
    element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  await act(async () => {
    element.focus()
    // React watches the field's own setter; the prototype's goes past it, as typing does.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await settle()
}

/** The first element of a role whose accessible name (its label, or its text) contains the words. */
export function byRole(role: string, name: string | RegExp): HTMLElement | null {
  const native: Record<string, string> = {
    button: 'button',
    textbox: 'input, textarea',
    heading: 'h1, h2, h3',
    article: 'article',
  }
  const elements = document.querySelectorAll<HTMLElement>(
    `[role="${role}"]${native[role] ? `, ${native[role]}` : ''}`,
  )
  for (const element of elements) {
    const words = accessibleName(element)
    if (typeof name === 'string' ? words.includes(name) : name.test(words)) return element
  }
  return null
}

function accessibleName(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const labelledBy = element.getAttribute('aria-labelledby')
  if (labelledBy !== null) {
    return labelledBy
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
  }
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
  return [...(labels ?? [])].map((each) => each.textContent).join(' ') || (element.textContent ?? '')
}
