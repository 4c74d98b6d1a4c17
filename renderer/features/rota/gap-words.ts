import { i18n } from '../../texts/i18n.ts'
import { dayText, timeText } from './zone-time.ts'

export interface Gap {
  readonly from: number
  readonly until: number
}

/** When a gap is said: `now`, and where what was looked at ends, both in ms. */
export interface GapTime {
  timeZone: string
  now: number
  end: number
}

/** "Nobody can be paged on Tuesday 1 December from 02:00 to 06:00". */
export function gapWords({ from, until }: Gap, { timeZone, now, end }: GapTime): string {
  const isNow = from <= now
  if (isNow && until >= end) return i18n.t('Nobody can be paged now, nor at any time of these two weeks')
  const day = dayText(from, timeZone)
  const time = timeText(from, timeZone)
  if (until >= end) return i18n.t('Nobody can be paged from {day}, {time}, on', { day, time })
  if (isNow) return i18n.t('Nobody can be paged now, until {end}', { end: endText(until, timeZone) })
  // Until the midnight that ends a day is still of that day.
  const lastDay = dayText(until - 1, timeZone)
  if (lastDay !== day)
    return i18n.t('Nobody can be paged from {day}, {time}, to {end}', {
      day,
      time,
      end: endText(until, timeZone),
    })
  if (dayText(until, timeZone) === day) {
    const ends = timeText(until, timeZone)
    return i18n.t('Nobody can be paged on {day} from {time} to {ends}', { day, time, ends })
  }
  return dayText(from - 1, timeZone) === day
    ? i18n.t('Nobody can be paged on {day} from {time} to midnight', { day, time })
    : i18n.t('Nobody can be paged on {day}, all day', { day })
}

function endText(until: number, timeZone: string): string {
  return `${dayText(until, timeZone)}, ${timeText(until, timeZone)}`
}

/** Those that are not over: what is past can be helped no more. */
export function gapsToCome(gaps: readonly Gap[], now: number): Gap[] {
  return gaps.filter(({ until }) => until > now)
}
