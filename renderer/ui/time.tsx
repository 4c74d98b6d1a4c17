import { useCallback, type PointerEvent } from 'react'
import { formatLocale } from '../texts/format-locale.ts'
import { ageText } from './age-text.ts'
import { useClock } from './clock.ts'

/* Screens show the workstation's time zone and name it. */
const locale = formatLocale()
const sameDay = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const sameYear = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const otherYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const sameWeek = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayOfOtherYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
/** So near that a day of the week names one day, in ms. */
const sameWeekMs = 6 * 86_400_000
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

type Instant = number | string

function milliseconds(at: Instant): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

/** Nothing shown may throw: an instant that is none reads as a dash. */
function written(format: Intl.DateTimeFormat, atMs: number): string {
  return Number.isNaN(atMs) ? '—' : format.format(atMs)
}

/** An instant in full with the zone's name, for a title. */
export function fullMoment(at: Instant): string {
  return `${written(full, milliseconds(at))} (${zone})`
}

/** An instant as short as it is clear: "14:02", "Mon 23 Nov, 14:02", "23 Nov 2025, 14:02". */
export function momentText(nowMs: number, at: Instant): string {
  const atMs = milliseconds(at)
  const then = new Date(atMs)
  const now = new Date(nowMs)
  if (then.toDateString() === now.toDateString()) return written(sameDay, atMs)
  return written(then.getFullYear() === now.getFullYear() ? sameYear : otherYear, atMs)
}

/**
 * An instant where many stand under each other: with its hour while that matters, "14:02", "Fri 09:30", and else its day,
 * "20 Nov", "20 Nov 2025".
 */
export function shortMomentText(nowMs: number, at: Instant): string {
  const atMs = milliseconds(at)
  const then = new Date(atMs)
  const now = new Date(nowMs)
  if (then.toDateString() === now.toDateString()) return written(sameDay, atMs)
  if (Math.abs(atMs - nowMs) < sameWeekMs) return written(sameWeek, atMs)
  return written(then.getFullYear() === now.getFullYear() ? dayOfYear : dayOfOtherYear, atMs)
}

interface TimeProps {
  /** Milliseconds since 1970, or RFC 3339. */
  at: Instant
}

/** Writing an instant in full costs more than drawing a row of the queue: only what is pointed at tells it. */
function tellInFull({ currentTarget }: PointerEvent<HTMLTimeElement>): void {
  currentTarget.title = fullMoment(currentTarget.dateTime)
}

interface AgeProps extends TimeProps {
  /** How an age is said: `agoText` where there is room for a sentence. */
  said?: typeof ageText
}

/** How long ago: "4 min". Keeps itself up to date. */
export function Age({ at, said = ageText }: AgeProps) {
  const atMs = milliseconds(at)
  const words = useClock(useCallback((now: number) => said(now, atMs), [atMs, said]))
  return (
    <time dateTime={isoText(atMs)} onPointerEnter={tellInFull}>
      {words}
    </time>
  )
}

/** When: "Mon 23 Nov, 14:02". */
export function Moment({ at }: TimeProps) {
  const atMs = milliseconds(at)
  const words = useClock(useCallback((now: number) => momentText(now, atMs), [atMs]))
  return (
    <time dateTime={isoText(atMs)} onPointerEnter={tellInFull}>
      {words}
    </time>
  )
}

function isoText(atMs: number): string {
  return Number.isNaN(atMs) ? '' : new Date(atMs).toISOString()
}
