const units: Record<string, number> = { m: 1, min: 1, minutes: 1, h: 60, hours: 60 }

/**
 * A target as a person types it, in minutes: "45", "45 min", "2 h", "1 h 30 min", "1.5 h". Null for an empty text or a
 * dash: nothing is promised. Undefined for what is none.
 */
export function readTarget(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '' || typed === '–' || typed === '-' || typed === 'none') return null
  if (/^\d{1,6}$/.test(typed)) return Number(typed)
  const parts = [...typed.matchAll(/(\d{1,6}(?:[.,]\d{1,2})?)\s*([a-z]+)\s*/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== typed) return undefined
  let minutes = 0
  for (const [, count = '', unit = ''] of parts) {
    const length = units[unit]
    if (length === undefined) return undefined
    minutes += Number(count.replace(',', '.')) * length
  }
  return Number.isInteger(minutes) ? minutes : undefined
}
