import { useClock } from '../../ui/clock.ts'

const minute = 60_000

/** The time of this workstation to the minute, in ms: for words that need no more. */
export function useMinute(): number {
  return useClock(toTheMinute)
}

function toTheMinute(now: number): number {
  return now - (now % minute)
}
