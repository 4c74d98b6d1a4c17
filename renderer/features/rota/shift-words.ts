import type { ResponderId } from '../../../shared/protocol/common.ts'
import type { DutyHours, Override, Shift } from '../../../shared/protocol/rota.ts'
import type { RotaPerson } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { dayNames } from '../../ui/weekdays.ts'
import { momentInZone } from './zone-time.ts'

export type NameOf = (id: ResponderId) => string

export function namesOf(people: readonly RotaPerson[]): NameOf {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? i18n.t('Somebody removed')
}

/** By the first word of a name where no other one's of those shown begins with it: where there is little room. */
export function shortNamesOf(people: readonly RotaPerson[], shown: ReadonlySet<ResponderId>): NameOf {
  const firstWord = (name: string) => name.split(' ')[0] ?? name
  const counts = new Map<string, number>()
  for (const { id, name } of people)
    if (shown.has(id)) counts.set(firstWord(name), (counts.get(firstWord(name)) ?? 0) + 1)
  const nameOf = namesOf(people)
  return (id) => {
    const name = nameOf(id)
    return counts.get(firstWord(name)) === 1 ? firstWord(name) : name
  }
}

/** "Ada and Ben", "Ada, Ben and 3 more". */
export function peopleWords(ids: readonly ResponderId[], nameOf: NameOf, most = 3): string {
  const names = ids.map(nameOf)
  if (names.length <= most) return joined(names)
  const shown = names.slice(0, most - 1)
  return `${shown.join(', ')} and ${names.length - shown.length} more`
}

/** The same in a few pixels: "Ada", "Ada, Ben", "Ada +2". */
export function compactPeople(ids: readonly ResponderId[], nameOf: NameOf): string {
  const [first] = ids
  if (first === undefined || ids.length < 3) return ids.map(nameOf).join(', ')
  return `${nameOf(first)} +${ids.length - 1}`
}

function joined(names: readonly string[]): string {
  const last = names.at(-1)
  return names.length < 2 ? (last ?? i18n.t('Nobody')) : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** "Mon–Fri 18:00–08:00 (next day)"; "Day and night". */
export function hoursWords(hours: Shift['hours']): string {
  return hours === null ? i18n.t('Day and night') : hours.map(oneHoursWords).join('; ')
}

function oneHoursWords({ days, from, until }: DutyHours): string {
  if (from === until)
    return `${daysWords(days)} ${from === '00:00' ? 'all day' : i18n.t('from {from}, a whole day', { from })}`
  const ends = until === '00:00' ? '24:00' : `${until}${until < from ? ' (next day)' : ''}`
  return `${daysWords(days)} ${from}–${ends}`
}

/** "Every day", "Mon–Fri", "Sat, Sun". */
export function daysWords(days: readonly number[]): string {
  const on = dayNames.map((_, place) => days.includes(place + 1))
  if (on.every((each) => each)) return i18n.t('Every day')
  const runs: string[] = []
  for (let place = 0; place < 7; place += 1) {
    if (!on[place] || on[place - 1]) continue
    let last = place
    while (on[last + 1]) last += 1
    const isRange = last - place > 1
    const names = dayNames.slice(place, last + 1)
    runs.push(isRange ? `${names[0]}–${names.at(-1)}` : names.join(', '))
  }
  return runs.join(', ')
}

/** How the people of a shift share it. */
export function turnsWords({ turns, responderIds }: Pick<Shift, 'turns' | 'responderIds'>): string {
  if (turns === null) return responderIds.length === 1 ? '' : i18n.t('All of them at once')
  const pace = turns.days === 1 ? 'every day' : turns.days === 7 ? 'every week' : `every ${turns.days} days`
  return i18n.t('In turns, handed over {pace} at {handOverAt}, the first from {from}', {
    pace,
    handOverAt: turns.handOverAt,
    from: turns.from,
  })
}

/** "Ada is off, Ben is on duty". */
export function overrideWords({ off, on }: Pick<Override, 'off' | 'on'>, nameOf: NameOf): string {
  const parts = [
    ...(off === null ? [] : [`${nameOf(off)} is off`]),
    ...(on === null ? [] : [`${nameOf(on)} is on duty`]),
  ]
  return parts.join(', ')
}

export function overrideTimeWords(
  { from, until }: Pick<Override, 'from' | 'until'>,
  timeZone: string,
): string {
  return `${momentInZone(Date.parse(from), timeZone)} to ${momentInZone(Date.parse(until), timeZone)}`
}
