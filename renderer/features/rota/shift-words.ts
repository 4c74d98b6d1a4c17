import type { ResponderId } from '../../../shared/protocol/common.ts'
import type { DutyHours, Override, Shift } from '../../../shared/protocol/rota.ts'
import type { RotaPerson } from '../../../shared/ipc/duty-views.ts'
import { formatLocale } from '../../texts/format-locale.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
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
  return i18n.t('{names} and {count, number} more', {
    names: listText(shown),
    count: names.length - shown.length,
  })
}

/** The same in a few pixels: "Ada", "Ada, Ben", "Ada +2". */
export function compactPeople(ids: readonly ResponderId[], nameOf: NameOf): string {
  const [first] = ids
  if (first === undefined || ids.length < 3) return listText(ids.map(nameOf))
  return `${nameOf(first)} +${ids.length - 1}`
}

function joined(names: readonly string[]): string {
  if (names.length === 0) return i18n.t('Nobody')
  return new Intl.ListFormat(formatLocale(), { type: 'conjunction' }).format(names)
}

/** "Mon–Fri 18:00–08:00 (next day)"; "Day and night". */
export function hoursWords(hours: Shift['hours']): string {
  return hours === null ? i18n.t('Day and night') : hours.map(oneHoursWords).join('; ')
}

function oneHoursWords({ days, from, until }: DutyHours): string {
  const on = daysWords(days)
  if (from === until)
    return from === '00:00'
      ? i18n.t('{on} all day', { on })
      : i18n.t('{on} from {from}, a whole day', { on, from })
  if (until === '00:00') return `${on} ${from}–24:00`
  return until < from
    ? i18n.t('{on} {from}–{until} (next day)', { on, from, until })
    : `${on} ${from}–${until}`
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
    runs.push(isRange ? `${names[0]}–${names.at(-1)}` : listText(names))
  }
  return listText(runs)
}

/** How the people of a shift share it. */
export function turnsWords({ turns, responderIds }: Pick<Shift, 'turns' | 'responderIds'>): string {
  if (turns === null) return responderIds.length === 1 ? '' : i18n.t('All of them at once')
  const { days, handOverAt, from } = turns
  return i18n.t(
    'In turns, handed over {days, plural, =1 {every day} =7 {every week} other {every # days}} at {handOverAt}, the first from {from}',
    { days, handOverAt, from },
  )
}

/** "Ada is off, Ben is on duty". */
export function overrideWords({ off, on }: Pick<Override, 'off' | 'on'>, nameOf: NameOf): string {
  return listText([
    off === null ? '' : i18n.t('{name} is off', { name: nameOf(off) }),
    on === null ? '' : i18n.t('{name} is on duty', { name: nameOf(on) }),
  ])
}

export function overrideTimeWords(
  { from, until }: Pick<Override, 'from' | 'until'>,
  timeZone: string,
): string {
  return i18n.t('{from} to {until}', {
    from: momentInZone(Date.parse(from), timeZone),
    until: momentInZone(Date.parse(until), timeZone),
  })
}
