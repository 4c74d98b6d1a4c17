import { serviceLevelsSchema, type ServiceLevel, type ServiceLevels } from '../../protocol/service-levels.ts'
import type { DutyHours } from '../../protocol/rota.ts'
import { planNames } from '../plans.ts'
import { urgencies, urgencyNames } from '../urgency.ts'
import { dayRuns } from './day-runs.ts'

export type ServiceLevelsPart = keyof ServiceLevels

/** What a person calls each part of the service levels. */
export const partNames: Record<ServiceLevelsPart, string> = {
  timeZone: 'Time zone',
  holidays: 'Holidays',
  warnPercent: 'Warning',
  standard: 'Groups without a plan',
  ...planNames,
}

export function isServiceLevelsPart(name: string): name is ServiceLevelsPart {
  return name in partNames
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "Mon–Fri 08:00–18:00", "Day and night". */
export function hoursWords(hours: readonly DutyHours[] | null): string {
  if (hours === null) return 'Day and night'
  return hours.map(({ days, from, until }) => `${daysWords(days)} ${from}–${until}`).join(', ')
}

/** Three days and more that follow each other are said by the first and the last. */
function daysWords(days: readonly number[]): string {
  const nameOf = (day: number | undefined) => dayNames[(day ?? 1) - 1] ?? ''
  return dayRuns(days)
    .flatMap((run) => (run.length > 2 ? [`${nameOf(run[0])}–${nameOf(run.at(-1))}`] : run.map(nameOf)))
    .join(', ')
}

/** A length of business time, in minutes: "45 min", "1 h 30 min", "20 h". Never in days: whose days would they be? */
export function targetWords(minutes: number | null): string {
  if (minutes === null) return 'none'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ')
}

/** What a plan is promised, in one line: its hours, and each urgency's targets, the loudest first. */
export function levelWords({ hours, firstAnswer, solution }: ServiceLevel): string {
  const promises = urgencies.toReversed().flatMap((urgency) => {
    const [answer, solved] = [firstAnswer[urgency], solution[urgency]]
    if (answer === null && solved === null) return []
    return `${urgencyNames[urgency]} ${targetWords(answer)} / ${targetWords(solved)}`
  })
  return `${hoursWords(hours)}: ${promises.length === 0 ? 'nothing promised' : promises.join(', ')}`
}

/** One part as a person reads it; null where it is none that this version knows. */
export function partWords(part: ServiceLevelsPart, value: unknown): string | null {
  const read = serviceLevelsSchema.partial().safeParse({ [part]: value })
  if (!read.success) return null
  const { timeZone, holidays, warnPercent, ...levels } = read.data
  if (timeZone !== undefined) return timeZone
  if (warnPercent !== undefined) return `${warnPercent} % of a target left`
  if (holidays !== undefined)
    return holidays.length === 0 ? 'None' : holidays.map(({ date, name }) => `${date} ${name}`).join(', ')
  const [level] = Object.values(levels)
  return level === undefined ? null : levelWords(level)
}
