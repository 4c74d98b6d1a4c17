/**
 * The same fields with every lone surrogate replaced: JSON can spell half a character, UTF-8 and SQLite cannot keep
 * it, and what is compared must be what is kept.
 */
export function wellFormed(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  )
}
