import { i18n } from '../texts/i18n.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, in the two or three characters a column has room for. Instants in ms; the future counts as now. */
export function ageText(nowMs: number, atMs: number): string {
  const age = nowMs - atMs
  if (age < minute) return i18n.t('now')
  if (age < hour) return i18n.t('{count} min', { count: Math.floor(age / minute) })
  if (age < day) return i18n.t('{count} h', { count: Math.floor(age / hour) })
  if (age < 14 * day) return i18n.t('{count} d', { count: Math.floor(age / day) })
  if (age < 70 * day) return i18n.t('{count} wk', { count: Math.floor(age / (7 * day)) })
  if (age < 730 * day) return i18n.t('{count} mo', { count: Math.floor(age / (30 * day)) })
  return i18n.t('{count} y', { count: Math.floor(age / (365 * day)) })
}

/** The same where there is room for a sentence. */
export function agoText(nowMs: number, atMs: number): string {
  return nowMs - atMs < minute ? i18n.t('just now') : i18n.t('{age} ago', { age: ageText(nowMs, atMs) })
}
