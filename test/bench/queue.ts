import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { readQueueWindow } from '#main/store/queue-window'
import { openForReading } from '#main/store/open-file'
import { defaultQueueView, type QueueView } from '../../shared/ipc/queue-view.ts'
import type { QueueRow } from '../../shared/ipc/views.ts'
import { urgencies, urgencyRank } from '../../shared/rules/urgency.ts'
import { startConsole } from '../support/console-process.ts'
import type { FilledDesk } from './filled-desk.ts'
import { alternate } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** One frame at 60 Hz, ms. */
const frame = 16.7

/** B2: press of an urgency filter → its rows painted, over all tickets of every status. */
export async function measureFilter(
  browser: Browser,
  desks: readonly FilledDesk[],
  rounds: number,
): Promise<Result> {
  const opened = []
  for (const desk of desks) {
    const host = await startConsole({ args: ['--profile', desk.profile] })
    const page = await browser.newPage({ viewport: { width: 1440, height: 2100 } })
    await installPaintClock(page)
    await page.goto(host.address)
    await page.evaluate(() => window.paintClock.rowsPainted(40))
    let turn = 0
    const sample = async () => {
      turn += 1
      // On and off again, each level in turn: every press shows other rows.
      const key = String((Math.floor(turn / 2) % urgencies.length) + 1)
      // At any moment of a frame, as a hand does.
      await page.waitForTimeout((turn * 7) % 17)
      return page.evaluate(
        (of) => window.paintClock.pressToPaint(`.urgency-bar [aria-keyshortcuts="${of}"]`),
        key,
      )
    }
    opened.push({ host, page, side: { name: `${desk.tickets} tickets`, sample } })
  }
  const sides = await alternate(
    opened.map(({ side }) => side),
    rounds,
  )
  for (const { host, page } of opened) {
    await page.close()
    await host.stop()
  }
  return {
    id: 'B2',
    what: 'urgency filter → rows painted',
    sides,
    verdicts: [atMost('p99 in one frame', sides[0]?.p99 ?? 0, frame, 'ms')],
  }
}

/** B2, the store alone: 50 rows of a filter, beside a JSON file that is read again each time, as electron-store keeps one. */
export async function measureStore(desk: FilledDesk, folder: string, rounds: number): Promise<Result> {
  const [cacheFile] = globSync(join(desk.profile, '**', 'cache.db'))
  if (cacheFile === undefined) throw new Error(`No cache in ${desk.profile}.`)
  const reading = openForReading(cacheFile)
  const jsonFile = join(folder, 'queue.json')
  writeFileSync(jsonFile, JSON.stringify(readAll()))
  const views = urgencies.map((urgency): QueueView => ({
    ...defaultQueueView,
    statuses: [],
    urgencies: [urgency],
  }))
  let turn = 0
  const nextView = () => views[(turn += 1) % views.length] ?? defaultQueueView

  function readAll(): QueueRow[] {
    const rows: QueueRow[] = []
    let window = readQueueWindow(reading, { ...defaultQueueView, statuses: [] }, { kind: 'start' }, 500)
    while (window.ok && window.value.rows.length > 0) {
      rows.push(...window.value.rows)
      const key = rows.at(-1)?.key ?? ''
      window = readQueueWindow(reading, { ...defaultQueueView, statuses: [] }, { kind: 'after', key }, 500)
    }
    return rows
  }
  const fromStore = () => timed(() => readQueueWindow(reading, nextView(), { kind: 'start' }, 50))
  const fromJson = () =>
    timed(() => filterRows(JSON.parse(readFileSync(jsonFile, 'utf8')) as QueueRow[], nextView()))
  const sides = await alternate(
    [
      { name: 'store', sample: fromStore },
      { name: 'JSON file', sample: fromJson },
    ],
    rounds,
  )
  reading.close()
  const [store, json] = sides
  return {
    id: 'B2',
    what: '50 rows of a filter, store alone',
    sides,
    verdicts: [
      atMost('store p99', store?.p99 ?? 0, 1, 'ms'),
      atLeast('JSON file ÷ store', (json?.median ?? 0) / (store?.median ?? 1), 20),
    ],
  }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function filterRows(rows: QueueRow[], { urgencies: wanted }: QueueView): QueueRow[] {
  return rows
    .filter(({ urgency }) => wanted.includes(urgency))
    .sort(
      (one, other) =>
        urgencyRank(other.urgency) - urgencyRank(one.urgency) || (one.number ?? 0) - (other.number ?? 0),
    )
    .slice(0, 50)
}
