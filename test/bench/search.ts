import { readQueueWindow } from '#main/store/queue-window'
import { openForReading } from '#main/store/open-file'
import type { Reading } from '#main/store/handles'
import { defaultQueueView, type QueueView } from '../../shared/ipc/queue-view.ts'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile, fileIn, type FilledDesk } from './filled-desk.ts'
import { alternate, timed, type Side } from './measure.ts'
import { missingSides, sidesOf } from './peer.ts'
import { atMost, type Result } from './result.ts'
import { requestTrackerSearchSides } from './search-request-tracker.ts'

/** What figures.md asks about; of a sample desk, a third of all tickets hold the common word. */
const searches = { rare: 'router', common: 'mail', 'two words': 'mail down', '3-letter prefix': 'mai' }

/** B4: text that has just been typed → its 50 most recent hits, over all tickets of every status. */
export async function measureSearch(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const rt = await bench.requestTracker()
  const reading = openForReading(fileIn(desk.profile, 'cache.db'))
  bench.later(() => reading.close())
  const rounds = bench.rounds * 5
  const taken: number[] = []
  const ours = Object.entries(searches).map(([kind, text]) => {
    let round = 0
    const sample = async () => {
      const took = await timed(() => findWithUs(reading, text))
      round += 1
      // The first round warms up, here as for all sides.
      if (round > 1) taken.push(took)
      return took
    }
    return { name: `store, ${kind}, ${desk.tickets} tickets`, sample }
  })
  const sides = await alternate(
    [
      ...ours,
      await consoleSide(bench, desk),
      ...Object.entries(searches).map(([kind, text]) => bm25Side(reading, kind, text, bench.rounds)),
      likeSide(reading, 'common', searches.common, bench.rounds),
      likeSide(reading, 'rare', searches.rare, bench.rounds),
      ...sidesOf(rt, (program) => requestTrackerSearchSides(program, bench.size.rtSamples)),
    ],
    rounds,
  )
  const worst = (share: 'p95') => Math.max(...sides.slice(0, ours.length).map((side) => side[share]))
  return {
    id: 'B4',
    what: 'text typed → 50 hits',
    sides,
    verdicts: [
      atMost('store, highest p95 of the four', worst('p95'), 5, 'ms'),
      atMost('store, slowest of all', Math.max(...taken), 16, 'ms'),
    ],
    missing: missingSides(rt, 'Request Tracker, Content LIKE'),
  }
}

function viewOf(text: string): QueueView {
  return { ...defaultQueueView, statuses: [], text }
}

function findWithUs(reading: Reading, text: string): void {
  const window = readQueueWindow(reading, viewOf(text), { kind: 'start' }, 50)
  if (!window.ok || window.value.rows.length === 0) throw new Error(`The store found nothing for “${text}”.`)
}

/** The same through a whole console: from a screen's question to the rows in its hands. */
async function consoleSide({ browser, later }: Bench, desk: FilledDesk): Promise<Side> {
  const profile = copyProfile(desk, 'search')
  later(profile.remove)
  const host = await startConsole({ args: ['--profile', profile.path] })
  later(host.stop)
  const page = await browser.newPage()
  later(() => page.close())
  await page.goto(host.address)
  await page.getByRole('grid', { name: 'Tickets' }).waitFor()
  const texts = Object.values(searches)
  let turn = 0
  const sample = () =>
    page.evaluate(
      async (view) => {
        const began = performance.now()
        const answer = await window.desk.call('queue.window', { view, from: { kind: 'start' }, limit: 50 })
        if (!answer.ok || answer.value.rows.length === 0) throw new Error('The console found nothing.')
        return performance.now() - began
      },
      viewOf(texts[(turn += 1) % texts.length] ?? ''),
    )
  return { name: `console, its four in turn, ${desk.tickets} tickets`, sample }
}

/** FTS5 over the same index as it is usually asked: a prefix query, ordered by bm25. */
function bm25Side(reading: Reading, kind: string, text: string, most: number): Side {
  const match = text
    .split(' ')
    .map((word) => `"${word}"*`)
    .join(' AND ')
  const sql = `SELECT ticket_row FROM (SELECT rowid AS hit, rank AS score FROM ticket_text WHERE ticket_text MATCH ? ORDER BY rank LIMIT 50)
    JOIN text_place ON place = hit ORDER BY score`
  return { name: `FTS5 by bm25, ${kind}`, sample: () => timed(() => reading.all(sql, match)), most }
}

/** No index: every message and subject is looked at. */
function likeSide(reading: Reading, kind: string, text: string, most: number): Side {
  const sql = `SELECT row FROM ticket WHERE subject LIKE ?1
      OR id IN (SELECT ticket_id FROM message WHERE body LIKE ?1)
    ORDER BY updated_at DESC LIMIT 50`
  return { name: `LIKE scan, ${kind}`, sample: () => timed(() => reading.all(sql, `%${text}%`)), most }
}
