import type { Page } from '@playwright/test'
import { composer, conversation, queueGrid, queueRow, queueRows } from './support/screen.ts'
import { expect, test } from './support/test.ts'

/** Hears from now on what a screen reader would be told by itself: each region that speaks, each time that its words change. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const speaks =
      '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]'
    const told: string[] = []
    const last = new WeakMap<Element, string>()
    Object.assign(globalThis, { told })
    new MutationObserver((changes) => {
      const regions = new Set<Element>()
      for (const { target, addedNodes } of changes)
        for (const node of [target, ...addedNodes]) {
          const element = node instanceof Element ? node : node.parentElement
          const region = element?.closest(speaks)
          if (region) regions.add(region)
          for (const inner of element?.querySelectorAll(speaks) ?? []) if (node !== target) regions.add(inner)
        }
      for (const region of regions) {
        const words = region.textContent.trim()
        if (words !== '' && last.get(region) !== words) told.push(words)
        last.set(region, words)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

interface Listening {
  told?: string[]
}

/** What was told since the last time. */
function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as Listening).told?.splice(0) ?? [])
}

test('each act is told once and politely: a filter, a note, a reply, what is copied', async ({
  api,
  openConsole,
}) => {
  test.setTimeout(300_000)
  for (const subject of ['One', 'Two']) await api.file({ subject, urgency: 'question' })
  const { number } = await api.file({ subject: 'Three' })
  const { page } = await openConsole({ undoSeconds: 60 })
  const press = (key: string) => page.keyboard.press(key)
  await expect(queueRows(page)).toHaveCount(3)
  await queueGrid(page).focus()
  await listen(page)

  await press('1')
  await expect(queueRows(page)).toHaveCount(2)
  await expect.poll(() => heard(page)).toEqual(['2 tickets'])
  await press('0')
  await expect(queueRows(page)).toHaveCount(3)
  await expect.poll(() => heard(page)).toEqual(['3 tickets'])

  // What comes by itself is not told: it would speak all day.
  await api.file({ subject: 'Four', urgency: 'question' })
  await expect(queueRows(page)).toHaveCount(4)
  expect(await heard(page)).toEqual([])

  await queueRow(page, 'Three').click()
  await expect(conversation(page)).toContainText('Please look at it.')
  await heard(page)
  await press('n')
  await page.keyboard.type('For us alone')
  await press('Control+Enter')
  await expect(conversation(page)).toContainText('For us alone')
  await expect.poll(() => heard(page)).toEqual(['The note is saved.'])
  await press('Escape')
  await press('r')
  await composer(page).fill('It is mended.')
  await press('Control+Enter')
  await expect(conversation(page)).toContainText('It is mended.')
  await expect
    .poll(() => heard(page))
    .toEqual(['The reply is sent in 60 seconds. Press Control and Z to take it back.'])

  // Where the words go back to is where the keyboard is then: nothing else needs to be told.
  await press('Control+z')
  await expect(composer(page)).toHaveValue('It is mended.')
  await expect(composer(page)).toBeFocused()
  await press('Escape')
  await heard(page)
  if (test.info().project.name === 'browser')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('#')
  await expect.poll(() => heard(page)).toEqual([`Copied: #${number}`])
})

test('who asks for less motion sees nothing move', async ({ api, openConsole }) => {
  await api.file({ subject: 'At rest' })
  const { page } = await openConsole()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await queueRow(page, 'At rest').click()
  await expect(conversation(page)).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible()
  const moving = await page.evaluate(() => {
    const longest = (times: string) => Math.max(...times.split(', ').map((time) => Number.parseFloat(time)))
    return [...document.querySelectorAll('*')]
      .flatMap((element) => [null, '::before', '::after'].map((part) => getComputedStyle(element, part)))
      .map(({ transitionDuration, animationDuration, scrollBehavior }) => ({
        seconds: Math.max(longest(transitionDuration), longest(animationDuration)),
        scrollBehavior,
      }))
      .filter(({ seconds, scrollBehavior }) => seconds > 0.001 || scrollBehavior === 'smooth')
  })
  expect(moving).toEqual([])
})
