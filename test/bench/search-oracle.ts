import fc from 'fast-check'
import { disagreements } from '../support/search-agreement.ts'
import { searchesOf } from '../support/random-search.ts'
import { readSearchDesk } from '../support/search-desk.ts'
import type { Bench } from './bench.ts'
import { alternate, timed } from './measure.ts'
import { atMost, type Result } from './result.ts'

/** Enough for every word of the sample to be found often and seldom, few enough that a scan of all takes no hour. */
const tickets = 1500
/** As many random searches come to 10,000 in a full run of 20 rounds. */
const perRound = 500
const seed = 4

/** B4: random searches find what a scan of all tickets finds: the same tickets, as many, and as many of each urgency. */
export async function measureOracle({ rounds, later }: Bench): Promise<Result> {
  const desk = readSearchDesk(tickets, seed)
  later(desk.remove)
  const all = fc.sample(searchesOf(desk.scanned), { seed, numRuns: perRound * (rounds + 1) })
  const wrong: string[] = []
  const sample = () =>
    timed(() => {
      for (const text of all.splice(0, perRound)) wrong.push(...disagreements(desk, text))
    })
  const sides = await alternate([{ name: `${perRound} random searches and their scans`, sample }], rounds)
  for (const line of wrong.slice(0, 20)) console.log(line)
  return {
    id: 'B4',
    what: 'the same hits as a scan of all',
    sides,
    verdicts: [
      atMost(
        `differences in ${(perRound * (rounds + 1)).toLocaleString('en')} random searches`,
        wrong.length,
        0,
      ),
    ],
  }
}
