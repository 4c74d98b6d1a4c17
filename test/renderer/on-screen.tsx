import { I18nProvider } from '@lingui/react'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, vi } from 'vitest'
import { i18n } from '../../renderer/texts/i18n.ts'

const leaving: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const leave of leaving.splice(0)) await leave()
})

/** Draws an element into the document; taken away after the test. */
export async function onScreen(element: ReactNode): Promise<void> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  leaving.push(async () => {
    await act(async () => root.unmount())
    place.remove()
  })
  await act(async () => root.render(<I18nProvider i18n={i18n}>{element}</I18nProvider>))
}

/** Everything that can be read on the screen, portals included. */
export function words(): string {
  return document.body.textContent ?? ''
}

/**
 * Waits until something is so; fails in the condition's own words when it never is. The condition stands outside of
 * `act`: one that throws takes along what React was to draw meanwhile, such as a part of the screens just loaded.
 */
export async function until(condition: () => void): Promise<void> {
  const look = async () => {
    await act(async () => {})
    condition()
  }
  await vi.waitFor(look, { timeout: 5_000, interval: 10 })
}

/** The one element with this role and accessible name; the last of several, for dialogs stand over the page. */
export function theOne(selector: string, name: string | RegExp): HTMLElement {
  const fits = [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => {
    const label = nameOf(each)
    return typeof name === 'string' ? label === name : name.test(label)
  })
  const last = fits.at(-1)
  if (last === undefined) throw new Error(`No ${selector} is called ${String(name)} in: ${words()}`)
  return last
}

function nameOf(element: HTMLElement): string {
  const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? []
  const texts = labelled.map((id) => document.getElementById(id)?.textContent ?? '')
  return (element.getAttribute('aria-label') ?? (texts.join(' ') || element.textContent) ?? '').trim()
}

export const button = (name: string | RegExp) => theOne('button, [role="button"]', name)
export const field = (name: string | RegExp) => theOne('input, textarea', name)

export async function press(element: HTMLElement): Promise<void> {
  await act(async () => element.click())
}

export async function focus(element: HTMLElement): Promise<void> {
  await act(async () => element.focus())
}

/** What a keyboard does to a field: the text stands there, and the field says so. */
export async function type(element: HTMLElement, text: string): Promise<void> {
  const prototype =
    element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  await act(async () => {
    element.focus()
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

export async function pressKey(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...more }))
  })
}

/** Texts that customers send to see what happens; none of them may become markup or run. */
export const hostileText =
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202Egnp.exe'

/** Nothing of a hostile text has become an element. */
export function hasNoInjectedMarkup(): boolean {
  return document.body.querySelector('img, script, [onerror]') === null && !('hacked' in window)
}
