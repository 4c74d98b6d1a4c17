import { expect, type Locator, type Page } from '@playwright/test'

/** One press of a key as the page had it. */
export interface KeyPress {
  readonly key: string
  /** From the key to the frame that came of it, in ms, in steps of 8; null where it was below 16 or is not told by the browser. */
  readonly toPaint: number | null
}

interface Watched {
  watchedHands?: { mouse: string[]; presses: () => KeyPress[] }
}

/** Notes from now on each press of a key, and whatever a mouse, a finger or a wheel does. */
export async function watchHands(page: Page): Promise<void> {
  await page.evaluate(() => {
    const mouse: string[] = []
    const keys: { key: string; at: number }[] = []
    const durations = new Map<number, number>()
    const note = ({ type, target }: Event) =>
      mouse.push(`${type} on ${target instanceof Element ? target.outerHTML.slice(0, 80) : 'the window'}`)
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel', 'contextmenu'])
      addEventListener(type, note, { capture: true, passive: true })
    // A key presses buttons by a click that counts no press of a mouse.
    addEventListener('click', (event) => event.detail > 0 && note(event), true)
    addEventListener('keydown', ({ key, timeStamp }) => keys.push({ key, at: timeStamp }), true)
    const observer = new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries())
        if (name === 'keydown') durations.set(startTime, duration)
    })
    const everyPress: PerformanceObserverInit & { durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    }
    observer.observe(everyPress)
    const presses = () => keys.map(({ key, at }) => ({ key, toPaint: durations.get(at) ?? null }))
    Object.assign(globalThis, { watchedHands: { mouse, presses } })
  })
}

/** What came of a mouse since `watchHands`; nothing where only keys were used. */
export function mouseEvents(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as Watched).watchedHands?.mouse ?? ['nobody watched'])
}

/** The presses since `watchHands`. */
export function keyPresses(page: Page): Promise<KeyPress[]> {
  return page.evaluate(() => (globalThis as Watched).watchedHands?.presses() ?? [])
}

/** Presses Tab until it has the focus, as a hand does that knows the form. */
export async function tabTo(page: Page, field: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(field).toBeFocused({ timeout: 100 })
  }).toPass({ intervals: [0] })
}

/** Opens a ticket, a group or a section by a part of its name, from wherever one is. */
export async function openByPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await expect(page.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name })).toBeVisible()
}
