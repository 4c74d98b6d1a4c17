import type { Page } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile } from './filled-desk.ts'
import { alternate } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/**
 * B7: with the service out of reach, the key that gives a ticket to somebody → the frame in which its row says so. The
 * row is drawn from what the core answers once the act is on the disk.
 */
export async function measureActOffline(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const profile = copyProfile(desk, 'act-offline')
  bench.later(profile.remove)
  const host = await startConsole({ args: ['--profile', profile.path] })
  bench.later(host.stop)
  const page = await bench.browser.newPage({ viewport: { width: 1440, height: 900 } })
  bench.later(() => page.close())
  await installPaintClock(page)
  await page.goto(host.address)
  await page.evaluate(() => window.paintClock.rowsPainted(10))
  let turn = 0
  const sample = async () => {
    await openTicket(page, (turn += 1))
    const assignee = page.locator('.ticket-controls').getByRole('button', { name: /Assignee/ })
    const isNobodys = (await assignee.textContent()) === 'Nobody'
    await assignee.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor()
    // Whoever has it, it changes hands: nobody stands first in the list.
    const focused = page.locator('[data-focused]')
    await page.getByRole('option').and(focused).waitFor()
    await page.keyboard.press(isNobodys ? 'End' : 'Home')
    const options = page.getByRole('option')
    await (isNobodys ? options.last() : options.first()).and(focused).waitFor()
    await page.evaluate(() =>
      window.paintClock.armKey('Enter', '.queue-row[aria-selected="true"] .cell-assignee'),
    )
    await page.keyboard.press('Enter')
    const took = await page.evaluate(() => window.paintClock.keyToPaint())
    const kept = await page.evaluate(() => window.desk.call('outbox.list', undefined))
    if (!kept.ok || kept.value.length !== turn) throw new Error('The act is not in the outbox.')
    return took
  }
  const sides = await alternate(
    [{ name: `${desk.tickets} tickets`, sample, keeps: 'crash: yes; power cut: yes (WAL, FULL)' }],
    bench.rounds,
  )
  return {
    id: 'B7',
    what: 'act offline: key press → row painted, act committed',
    sides,
    verdicts: [atMost('p99 in one frame', sides[0]?.p99 ?? null, 16.7, 'ms')],
  }
}

/** Another ticket each time, by the keys of the queue. */
async function openTicket(page: Page, turn: number): Promise<void> {
  // While the list of the act before closes, all else is out of reach.
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  await page.getByRole('grid', { name: 'Tickets' }).focus()
  await page.keyboard.press(turn === 1 ? 'Home' : 'j')
  await page.keyboard.press('Enter')
  // The one before stands there, out of reach, until this one is read.
  const number = await page.locator('.queue-row[aria-selected="true"] .cell-number').textContent()
  await page.locator('.ticket-number', { hasText: number ?? '' }).waitFor()
  await page.locator('.ticket-head [inert]').waitFor({ state: 'detached' })
}
