import type { Bench } from './bench.ts'
import { measureActCommit } from './act-commit.ts'
import { measureActOffline } from './act-offline.ts'
import { measureBlocklist } from './blocklist.ts'
import { measureChangeToRow } from './change-to-row.ts'
import { measureFilter } from './filter.ts'
import { measureFirstSync, measureFirstSyncOfRows } from './first-sync.ts'
import { measureWindowMeanwhile } from './first-sync-window.ts'
import { measureFormToRow } from './form-to-row.ts'
import { measureQuietPoll } from './quiet-poll.ts'
import { measureMany, measurePeople } from './page-people.ts'
import { measureStorm } from './page-storm.ts'
import type { Result } from './result.ts'
import { measurePresses } from './presses.ts'
import { measureScroll } from './scroll.ts'
import { measureSearch } from './search.ts'
import { measureOracle } from './search-oracle.ts'
import { measureServiceList } from './service-list.ts'
import { measureStart } from './start.ts'
import { measureStore } from './store.ts'

/** One thing to find out; `name` is what `--only` picks by its beginning. */
export interface Question {
  readonly name: string
  readonly measure: (bench: Bench) => Promise<Result>
}

/** In the order of figures.md. */
export const questions: readonly Question[] = [
  { name: 'main job', measure: measureFormToRow },
  {
    name: 'B1 start',
    measure: async ({ browser, large, small, rounds }) =>
      measureStart(browser, await large(), await small(), rounds),
  },
  { name: 'B2 filter', measure: measureFilter },
  { name: 'B2 store', measure: measureStore },
  { name: 'B3 list', measure: measureServiceList },
  { name: 'B4 search', measure: measureSearch },
  { name: 'B4 oracle', measure: measureOracle },
  { name: 'B5 sample', measure: measureFirstSync },
  { name: 'B5 rows', measure: measureFirstSyncOfRows },
  { name: 'B5 window', measure: measureWindowMeanwhile },
  { name: 'B6 poll', measure: measureQuietPoll },
  { name: 'B6 change', measure: measureChangeToRow },
  { name: 'B7 commit', measure: measureActCommit },
  { name: 'B7 press', measure: measureActOffline },
  { name: 'B8 scroll', measure: measureScroll },
  { name: 'B9 people', measure: measurePeople },
  { name: 'B9 many', measure: measureMany },
  { name: 'B9 storm', measure: measureStorm },
  // Asked by the issues that made them; figures.md ends at B9.
  { name: 'B10 blocklist', measure: measureBlocklist },
  { name: 'B11 presses', measure: measurePresses },
]
