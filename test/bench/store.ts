import { readQueueWindow } from '#main/store/queue-window'
import { openForReading } from '#main/store/open-file'
import { defaultQueueView } from '../../shared/ipc/queue-view.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import type { Bench } from './bench.ts'
import { fileIn } from './filled-desk.ts'
import { filterJsonFile, openFilledJsonFile, urgencyViews } from './json-file.ts'
import { alternate, timed, timesOf, type Side } from './measure.ts'
import { missingSides, sidesOf } from './peer.ts'
import { listTickets, rowFields, type Pass, type RequestTracker } from './request-tracker.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** B2, the store alone: 50 rows of an urgency, beside Request Tracker's list of 50 and a JSON file. */
export async function measureStore(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const rt = await bench.requestTracker()
  const reading = openForReading(fileIn(desk.profile, 'cache.db'))
  bench.later(() => reading.close())
  const file = openFilledJsonFile(desk, bench.folder, 'queue')
  let turn = 0
  const nextView = () => urgencyViews[(turn += 1) % urgencyViews.length] ?? defaultQueueView
  const rounds = bench.rounds * 5
  const sides = await alternate(
    [
      {
        name: `store, ${desk.tickets} tickets`,
        sample: () =>
          timed(() => {
            const window = readQueueWindow(reading, nextView(), { kind: 'start' }, 50)
            if (!window.ok || window.value.rows.length === 0) throw new Error('The store gave no rows.')
          }),
      },
      {
        name: `JSON file, ${desk.tickets} rows`,
        sample: () => timed(() => filterJsonFile(file, nextView())),
        most: bench.rounds,
      },
      ...sidesOf(rt, (program) => [
        listSide(program, 'cookie', bench.rounds),
        listSide(program, 'token', bench.rounds),
      ]),
    ],
    rounds,
  )
  const [store, , cookie] = sides
  return {
    id: 'B2',
    what: '50 rows of an urgency, store alone',
    sides,
    verdicts: [
      atMost('store p99', store?.p99 ?? null, 1, 'ms'),
      atLeast('RT REST 2 (cookie) ÷ store', timesOf(cookie, store), 100, 'times'),
    ],
    missing: missingSides(rt, 'Request Tracker, REST 2 list of 50'),
  }
}

/** RT keeps its urgencies in its own words; the seeding script chose these. */
const rtUrgencies = Object.values(urgencyNames)

function listSide(rt: RequestTracker, pass: Pass, most: number): Side {
  let turn = 0
  const sample = () =>
    timed(async () => {
      const urgency = rtUrgencies[(turn += 1) % rtUrgencies.length] ?? ''
      const listed = await listTickets(rt, {
        query: `'CF.{Urgency}' = '${urgency}'`,
        fields: rowFields,
        orderBy: 'Created',
        pass,
      })
      if (listed.items.length === 0) throw new Error(`Request Tracker has nothing that is ${urgency}.`)
    })
  const way = pass === 'cookie' ? 'session cookie, its quickest' : 'token, one bcrypt each'
  return { name: `Request Tracker, REST 2 list of 50 of ${rt.tickets} tickets (${way})`, sample, most }
}
