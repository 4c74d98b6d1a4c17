import { runningSums, weightedIndex, type Random } from './random.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The sample lives in one zone without changing its clocks: five hours behind UTC. */
const zoneOffset = -5 * hour

/** 0 to 23. */
export function localHour(ms: number): number {
  return Math.floor(((((ms + zoneOffset) % day) + day) % day) / hour)
}

/** 0 is Sunday. */
function localWeekday(ms: number): number {
  return new Date(ms + zoneOffset).getUTCDay()
}

/** Customers write by day, with a peak before noon and a lesser one after lunch; little at night and at weekends. */
const byHour = [1, 1, 1, 1, 1, 2, 4, 9, 16, 20, 19, 16, 12, 15, 17, 15, 12, 8, 5, 4, 3, 3, 2, 1]

export function isNight(ms: number): boolean {
  const at = localHour(ms)
  return at < 7 || at >= 20
}

/**
 * The instants at which `count` tickets come in between two instants, ascending, hour by hour: the share of each hour
 * is exact, so that nothing has to be sorted but one hour, however many there are.
 */
export function* arrivals(random: Random, from: number, to: number, count: number): Generator<number> {
  const hours = Math.max(1, Math.ceil((to - from) / hour))
  const sums = runningSums(
    Array.from({ length: hours }, (_, index) => {
      const at = from + index * hour
      const weekend = localWeekday(at) % 6 === 0
      return (byHour[localHour(at)] ?? 1) * (weekend ? 0.25 : 1)
    }),
  )
  const total = sums.at(-1) ?? 1
  let given = 0
  for (const [index, sum] of sums.entries()) {
    const until = Math.round((sum / total) * count)
    const start = from + index * hour
    const length = Math.min(hour, to - start)
    const offsets = Array.from({ length: until - given }, () => Math.floor(random.next() * length))
    given = until
    for (const offset of offsets.sort((one, other) => one - other)) yield start + offset
  }
}

/** An instant for an outage: any hour, but not in the last day, so that its end is part of the story. */
export function outageStarts(random: Random, from: number, to: number, count: number): number[] {
  const slots = runningSums(
    Array.from({ length: Math.max(1, Math.floor((to - day - from) / hour)) }, () => 1),
  )
  return Array.from(
    { length: count },
    () => from + weightedIndex(random, slots) * hour + random.integer(0, 59) * minute,
  )
}
