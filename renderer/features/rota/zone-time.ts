import { calendarDayOf, instantOfTime } from '../../../shared/rules/local-day.ts'
import { formatLocale } from '../../texts/format-locale.ts'

/* Times as the clocks of the rota's zone show them; the workstation may stand elsewhere. 24 hours. */

type Style = 'day' | 'shortDay' | 'time' | 'date' | 'fieldTime'
const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  fieldTime: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}
/** To make one costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(style: Style, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`
  const known = formats.get(key)
  // Swedish writes a date and a time as ISO 8601 does.
  const locale = style === 'date' || style === 'fieldTime' ? 'sv-SE' : formatLocale()
  const format = known ?? new Intl.DateTimeFormat(locale, { ...styles[style], timeZone })
  formats.set(key, format)
  return format
}

/** "Tuesday 1 December", whatever a version of the language's data puts between them. */
export function dayText(at: number, timeZone: string): string {
  return formatOf('day', timeZone).format(at).replace(',', '')
}

/** "Tue 1 Dec". */
export function shortDayText(at: number, timeZone: string): string {
  return formatOf('shortDay', timeZone).format(at).replace(',', '')
}

/** "02:00". */
export function timeText(at: number, timeZone: string): string {
  return formatOf('time', timeZone).format(at)
}

/** "2026-12-01". */
export function dateText(at: number, timeZone: string): string {
  return formatOf('date', timeZone).format(at)
}

/** "Tue 1 Dec, 18:00". */
export function momentInZone(at: number, timeZone: string): string {
  return `${shortDayText(at, timeZone)}, ${timeText(at, timeZone)}`
}

/** As a field for day and time takes it: "2026-12-01T18:00". */
export function fieldText(at: number, timeZone: string): string {
  return `${dateText(at, timeZone)}T${formatOf('fieldTime', timeZone).format(at)}`
}

/** The instant, in ms, that such a text means by the clocks of a zone; null where it means none. */
export function instantOfField(text: string, timeZone: string): number | null {
  const read = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text)
  if (read === null) return null
  const [, date = '', hours, minutes] = read
  return instantOfTime(calendarDayOf(date), Number(hours) * 60 + Number(minutes), timeZone)
}

/** Of this workstation. */
export const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
