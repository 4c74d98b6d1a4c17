/** Whether one end is later than another, both in ms or both in RFC 3339 (UTC). Null is no end: later than any. */
export function endsLater<Instant extends number | string>(
  one: Instant | null,
  other: Instant | null,
): boolean {
  if (other === null) return false
  return one === null || one > other
}

/** What is wrong with an end that is given to an entry, in a sentence; null where nothing is. All instants as above. */
export function endFault<Instant extends number | string>(
  act: 'extend' | 'shorten',
  wanted: Instant | null,
  { from, until }: { readonly from: Instant; readonly until: Instant | null },
): string | null {
  const isLater = endsLater(wanted, until)
  if (act === 'extend') return isLater ? null : 'It would not end later than it does already.'
  if (wanted === null || isLater || wanted === until) return 'It would not end sooner than it does already.'
  return wanted <= from ? endsBeforeItBegins : null
}

export const endsBeforeItBegins = 'It would end before it begins.'
