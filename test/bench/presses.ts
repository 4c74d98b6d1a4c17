import type { Page } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile } from './filled-desk.ts'
import { figuresOf, percentile } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/** What a hand should not have to wait for longer, ms. */
const aim = 50

/** Samples of each kind of press, in ms. */
type Taken = Map<string, number[]>

/**
 * B11: the presses of a shift, each from the key to the next frame (as INP counts it, without the steps of 8 ms). What
 * comes from the store after that frame is not in it: B2 and B7 wait for it.
 */
export async function measurePresses(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const profile = copyProfile(desk, 'presses')
  bench.later(profile.remove)
  const host = await startConsole({ args: ['--profile', profile.path] })
  bench.later(host.stop)
  const page = await bench.browser.newPage({ viewport: { width: 1440, height: 900 } })
  bench.later(() => page.close())
  await installPaintClock(page)
  await page.goto(host.address)
  await page.evaluate(() => window.paintClock.rowsPainted(10))
  await page.getByRole('grid', { name: 'Tickets' }).focus()
  // The first round is dropped, as everywhere.
  await workOnce(page, new Map())
  const taken: Taken = new Map()
  for (let round = 0; round < bench.rounds; round += 1) await workOnce(page, taken)
  const all = [...taken.values()].flat().toSorted((one, other) => one - other)
  return {
    id: 'B11',
    what: 'a press of a key → next frame',
    sides: [
      figuresOf(`${desk.tickets} tickets, all presses`, all),
      ...[...taken].map(([kind, samples]) => figuresOf(`${desk.tickets} tickets, ${kind}`, samples)),
    ],
    verdicts: [
      atMost('p75 of all presses', percentile(all, 0.75), aim, 'ms'),
      atMost('p99 of all presses', percentile(all, 0.99), aim, 'ms'),
    ],
  }
}

/** A turn of an agent: to the next ticket, into it, a reply begun, its urgency looked at, out again, and two searches. */
async function workOnce(page: Page, taken: Taken): Promise<void> {
  const press = async (kind: string, key: string) => {
    await page.evaluate(() => window.paintClock.armNextPaint())
    await page.keyboard.press(key)
    const took = await page.evaluate(() => window.paintClock.keyToPaint())
    taken.set(kind, [...(taken.get(kind) ?? []), took])
  }
  const type = async (kind: string, text: string) => {
    for (const letter of text) await press(kind, letter)
  }
  await press('j', 'j')
  await press('k', 'k')
  await press('j', 'j')
  await press('Enter', 'Enter')
  await page.getByRole('list', { name: 'Conversation' }).waitFor()
  await press('r', 'r')
  await type('a reply typed', 'We look into it.')
  await press('Escape', 'Escape')
  await press('u u', 'u')
  await press('u u', 'u')
  await page.getByRole('dialog', { name: 'Change urgency' }).waitFor()
  await press('Escape', 'Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press('Escape', 'Escape')
  await page.getByRole('list', { name: 'Conversation' }).waitFor({ state: 'detached' })
  await press('filters', '5')
  await press('filters', '0')
  await press('/', '/')
  await type('a search typed', 'mail')
  await press('Escape', 'Escape')
  await press('Ctrl K', 'Control+k')
  await page.getByRole('combobox', { name: 'Find anything' }).waitFor()
  await type('the palette typed', 'sett')
  await press('Escape', 'Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
