const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, in the two or three characters a column has room for. Instants in ms; the future counts as now. */
export function ageText(nowMs: number, atMs: number): string {
  const age = nowMs - atMs
  if (age < minute) return 'now'
  if (age < hour) return `${Math.floor(age / minute)} min`
  if (age < day) return `${Math.floor(age / hour)} h`
  if (age < 14 * day) return `${Math.floor(age / day)} d`
  if (age < 70 * day) return `${Math.floor(age / (7 * day))} wk`
  if (age < 730 * day) return `${Math.floor(age / (30 * day))} mo`
  return `${Math.floor(age / (365 * day))} y`
}

/** The same where there is room for a sentence. */
export function agoText(nowMs: number, atMs: number): string {
  const age = ageText(nowMs, atMs)
  return age === 'now' ? 'just now' : `${age} ago`
}
