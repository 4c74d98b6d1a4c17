import type { LoadDays, LoadPerson, LoadView } from '../../../shared/ipc/duty-views.ts'
import { nightLoad, pageVerdictOf, type NightCount } from '../../../shared/rules/paging/night-load.ts'
import type { Reading } from '../../store/handles.ts'
import { countCutPages, readPageVerdicts, readWakings } from '../../store/read-night-pages.ts'
import { readResponders, readRota } from '../../store/read-responders.ts'

/** Whom the pages of the last days woke at night, from what is cached here. `now` in ms. */
export function readLoadView(cache: Reading, days: LoadDays, now: number): LoadView {
  const since = new Date(now - days * 86_400_000).toISOString()
  const { timeZone } = readRota(cache)
  const wakings = readWakings(cache, since)
  const verdicts = readPageVerdicts(cache, since)
  const load = nightLoad(wakings, (pageId) => pageVerdictOf(verdicts.get(pageId) ?? []), timeZone)
  const responders = new Map(readResponders(cache).map((responder) => [responder.id, responder]))
  const namesThen = new Map(wakings.map(({ responderId, responderName }) => [responderId, responderName]))
  const people = [...load.people].map(([id, count]): LoadPerson => {
    const name = responders.get(id)?.name ?? namesThen.get(id) ?? ''
    return { ...count, id, name, isHere: responders.has(id) }
  })
  const isAsleep = ({ id, active }: { id: LoadPerson['id']; active: boolean }) =>
    active && !load.people.has(id)
  return {
    days,
    timeZone,
    pages: load.pages,
    people: people.sort(
      (one, other) => nightsOf(other) - nightsOf(one) || one.name.localeCompare(other.name, 'en'),
    ),
    sleepers: [...responders.values()].filter(isAsleep).length,
    cutPages: countCutPages(cache, since),
  }
}

function nightsOf({ needed, needless, unjudged }: NightCount): number {
  return needed + needless + unjudged
}
