import type { FigureDays, FiguresView } from '../../../shared/ipc/figures.ts'
import { ages, countPages } from '../../../shared/rules/figures.ts'
import { urgencies, urgencyRank } from '../../../shared/rules/urgency.ts'
import type { Reading } from '../../store/handles.ts'
import { countOpenByAge, countUnassigned, readCountedPages } from '../../store/read-figures.ts'

const day = 86_400_000

/** The desk's numbers by what is cached here. `now` in ms; days begin by the workstation's time zone. */
export function readFiguresView(
  cache: Reading,
  days: FigureDays,
  now: number,
  timeZone: string,
): FiguresView {
  const open = countOpenByAge(cache, now)
  // A week more than is shown begins within it.
  const since = new Date(now - (days + 8) * day).toISOString()
  return {
    at: now,
    days,
    timeZone,
    open: urgencies.toReversed().map((urgency) => ({
      urgency,
      counts: open.get(urgencyRank(urgency)) ?? ages.map(() => 0),
    })),
    unassigned: countUnassigned(cache),
    pages: countPages(readCountedPages(cache, since), days, now, timeZone),
  }
}
