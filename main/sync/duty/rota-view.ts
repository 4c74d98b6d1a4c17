import { rotaDays, type RotaPerson, type RotaView } from '../../../shared/ipc/duty-views.ts'
import type { Rota } from '../../../shared/protocol/rota.ts'
import { calendarDayOf, dayOf } from '../../../shared/rules/local-day.ts'
import { canBeReached } from '../../../shared/rules/paging/reachable.ts'
import { rotaSpan } from '../../../shared/rules/paging/rota-span.ts'
import type { Reading } from '../../store/handles.ts'
import { readResponders, readRota } from '../../store/read-responders.ts'

/** Two weeks from a day (`2026-11-30`) on, or from today. With a draft: what that one would mean. `now` in ms. */
export function readRotaView(
  cache: Reading,
  { start, draft }: { start: string | null; draft: Rota | null },
  now: number,
): RotaView {
  const kept = readRota(cache)
  const rota = draft === null ? kept : { ...draft, version: kept.version }
  const responders = readResponders(cache)
  const active = responders.filter((responder) => responder.active).map(({ id }) => id)
  const reachable = responders.filter(canBeReached).map(({ id }) => id)
  const first = start === null ? dayOf(now, rota.timeZone) : calendarDayOf(start)
  const people = responders.map((responder): RotaPerson => {
    const { id, name, staffId, active: isActive } = responder
    return { id, name, staffId, active: isActive, isReachable: canBeReached(responder) }
  })
  return {
    rota,
    people: people.sort((one, other) => one.name.localeCompare(other.name, 'en')),
    span: rotaSpan(rota, active, reachable, first, rotaDays),
    now,
  }
}
