import type { Holiday, ServiceLevel, ServiceLevels, Targets } from '../../protocol/service-levels.ts'
import { urgencies, type Urgency } from '../urgency.ts'

const hour = 60

/** Of an urgency, in minutes: until the first answer, and until the solution. */
type Promise = readonly [firstAnswer: number | null, solution: number | null]

function levelOf(
  hours: ServiceLevel['hours'],
  [question, work, urgent, impaired, critical]: readonly [Promise, Promise, Promise, Promise, Promise],
): ServiceLevel {
  const byUrgency: Record<Urgency, Promise> = {
    question,
    'work-request': work,
    'urgent-work-request': urgent,
    'impaired-function': impaired,
    'mission-critical': critical,
  }
  return { hours, firstAnswer: targets(byUrgency, 0), solution: targets(byUrgency, 1) }
}

function targets(byUrgency: Record<Urgency, Promise>, which: 0 | 1): Targets {
  const [question, work, urgent, impaired, critical] = urgencies.map((urgency) => byUrgency[urgency][which])
  return {
    question: question ?? null,
    'work-request': work ?? null,
    'urgent-work-request': urgent ?? null,
    'impaired-function': impaired ?? null,
    'mission-critical': critical ?? null,
  }
}

const office = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }]
const longDays = [
  { days: [1, 2, 3, 4, 5], from: '07:00', until: '21:00' },
  { days: [6], from: '09:00', until: '17:00' },
]

/**
 * Service levels to begin with, such as providers of that size promise: office hours for small plans, day and night for
 * the large ones; the dearer the plan and the louder the urgency, the sooner. What a desk really promises it says itself.
 */
export function usualServiceLevels(timeZone: string, holidays: Holiday[] = []): ServiceLevels {
  const day = 10 * hour
  return {
    timeZone,
    holidays,
    warnPercent: 25,
    standard: levelOf(office, [[2 * day, null], [day, 15 * day], [4 * hour, 5 * day], [2 * hour, 3 * day], [hour, day]]), // prettier-ignore
    'blue-lite': levelOf(office, [[2 * day, null], [day, 15 * day], [4 * hour, 5 * day], [2 * hour, 3 * day], [hour, day]]), // prettier-ignore
    'blue-ice': levelOf(office, [[day, null], [8 * hour, 12 * day], [3 * hour, 4 * day], [90, 2 * day], [45, 8 * hour]]), // prettier-ignore
    'deep-blue': levelOf(longDays, [[8 * hour, null], [6 * hour, 12 * day], [2 * hour, 4 * day], [hour, 24 * hour], [30, 8 * hour]]), // prettier-ignore
    'qos-1': levelOf(null, [[8 * hour, null], [4 * hour, 240 * hour], [90, 96 * hour], [45, 48 * hour], [20, 8 * hour]]), // prettier-ignore
    'qos-2': levelOf(null, [[4 * hour, 336 * hour], [2 * hour, 168 * hour], [hour, 72 * hour], [30, 24 * hour], [15, 4 * hour]]), // prettier-ignore
  }
}
