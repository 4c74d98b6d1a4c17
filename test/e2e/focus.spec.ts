import type { Page } from '@playwright/test'
import { connection, conversation, queueRows } from './support/screen.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 300_000 })

/** More than any screen has on its way. */
const mostStops = 120

/**
 * Goes through the screen by Tab until it comes round. Returns where the keyboard was out of sight: outside of the window,
 * or wholly under something else (WCAG 2.2, 2.4.11).
 */
async function obscuredStops(page: Page): Promise<string[]> {
  const obscured: string[] = []
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null,
  )
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const { words, isSeen, isEnd } = await page.evaluate(() => {
      const focused = document.activeElement
      if (focused === null || focused === document.body) return { words: '', isSeen: true, isEnd: true }
      const isEnd = focused.hasAttribute('data-was-stopped-at')
      focused.setAttribute('data-was-stopped-at', '')
      // What is drawn for a field that is drawn by its label.
      const shown = focused.closest('label') ?? focused
      const { left, right, top, bottom } = shown.getBoundingClientRect()
      const isSeen = [0.1, 0.5, 0.9].some((across) =>
        [0.1, 0.5, 0.9].some((down) => {
          const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down)
          return hit !== null && (shown.contains(hit) || hit.contains(shown))
        }),
      )
      const words = `${focused.tagName} ${focused.className} ${focused.getAttribute('aria-label') ?? focused.textContent}`
      return { words: words.slice(0, 120), isSeen, isEnd }
    })
    if (!isSeen) obscured.push(words)
    if (isEnd) {
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('[data-was-stopped-at]'))
          each.removeAttribute('data-was-stopped-at')
      })
      return obscured
    }
  }
  return [...obscured, `after ${mostStops} presses of Tab it has not come round`]
}

test('the keyboard comes round on every screen and is never out of sight, at 100 % and at 200 %', async ({
  api,
  openConsole,
}) => {
  for (let n = 1; n <= 30; n += 1) await api.file({ subject: `Ticket ${n}` })
  const { page } = await openConsole()
  await expect(queueRows(page).first()).toBeVisible()
  await expect(connection(page)).toHaveText('Online')
  for (const size of [
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    for (const [letter, name] of [
      ['q', 'Queue'],
      ['p', 'Pages'],
      ['c', 'On call'],
      ['g', 'Groups'],
      ['b', 'Blocklist'],
      ['o', 'Outbox'],
      ['h', 'People'],
      ['s', 'Settings'],
    ] as const) {
      await page.keyboard.press('g')
      await page.keyboard.press(letter)
      await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached()
      expect.soft(await obscuredStops(page), `${name}, ${size.width} px wide`).toEqual([])
    }
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await queueRows(page).first().click()
    await expect(conversation(page)).toBeVisible()
    expect.soft(await obscuredStops(page), `a ticket, ${size.width} px wide`).toEqual([])
    await page.keyboard.press('Escape')
  }
})
