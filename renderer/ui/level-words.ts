import type { DutyHours } from '../../shared/protocol/rota.ts'
import { serviceLevelsSchema, type ServiceLevel } from '../../shared/protocol/service-levels.ts'
import { dayRuns } from '../../shared/rules/service-levels/day-runs.ts'
import type { ServiceLevelsPart } from '../../shared/rules/service-levels/level-words.ts'
import { urgencies } from '../../shared/rules/urgency.ts'
import { i18n } from '../texts/i18n.ts'
import { listText } from './list-text.ts'
import { urgencyNames } from './rule-names.ts'
import { dayNames } from './weekdays.ts'

/* As `shared/rules/service-levels/level-words.ts` says it in English for the core. */

/** "Mon–Fri 08:00–18:00", "Day and night". */
export function hoursWords(hours: readonly DutyHours[] | null): string {
  if (hours === null) return i18n.t('Day and night')
  return listText(hours.map(({ days, from, until }) => `${daysWords(days)} ${from}–${until}`))
}

/** Three days and more that follow each other are said by the first and the last. */
function daysWords(days: readonly number[]): string {
  const nameOf = (day: number | undefined) => dayNames[(day ?? 1) - 1] ?? ''
  return listText(
    dayRuns(days).flatMap((run) =>
      run.length > 2 ? [`${nameOf(run[0])}–${nameOf(run.at(-1))}`] : run.map(nameOf),
    ),
  )
}

/** A length of business time, in minutes: "45 min", "1 h 30 min", "20 h". Never in days: whose days would they be? */
export function targetWords(minutes: number | null): string {
  if (minutes === null) return i18n.t('none')
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return i18n.t('{count} min', { count: rest })
  return rest === 0
    ? i18n.t('{count} h', { count: hours })
    : i18n.t('{hours} h {minutes} min', { hours, minutes: rest })
}

/** What a plan is promised, in one line: its hours, and each urgency's targets, the loudest first. */
function levelWords({ hours, firstAnswer, solution }: ServiceLevel): string {
  const promises = urgencies.toReversed().flatMap((urgency) => {
    const [answer, solved] = [firstAnswer[urgency], solution[urgency]]
    if (answer === null && solved === null) return []
    return `${urgencyNames[urgency]} ${targetWords(answer)} / ${targetWords(solved)}`
  })
  const promised = promises.length === 0 ? i18n.t('nothing promised') : listText(promises)
  return `${hoursWords(hours)}: ${promised}`
}

/** One part as a person reads it; null where it is none that this version knows. */
export function partWords(part: ServiceLevelsPart, value: unknown): string | null {
  const read = serviceLevelsSchema.partial().safeParse({ [part]: value })
  if (!read.success) return null
  const { timeZone, holidays, warnPercent, ...levels } = read.data
  if (timeZone !== undefined) return timeZone
  if (warnPercent !== undefined) return i18n.t('{warnPercent} % of a target left', { warnPercent })
  if (holidays !== undefined)
    return holidays.length === 0
      ? i18n.t('None')
      : listText(holidays.map(({ date, name }) => `${date} ${name}`))
  const [level] = Object.values(levels)
  return level === undefined ? null : levelWords(level)
}
