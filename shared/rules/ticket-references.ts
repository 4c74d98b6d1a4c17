export type TextPart = { kind: 'text'; text: string } | { kind: 'ticket'; ticketNumber: number; text: string }

/** `#4711` or the whole link, where it stands by itself: not within a word, an address or another number. */
const reference =
  /(?<![\p{L}\p{N}_#&/:.@-])(?:#|imagine-desk:\/\/ticket\/)([1-9]\d{0,8})(?![\p{L}\p{N}_/#@-]|[.,:]\d)/giu

/** A text divided at the tickets that it names; what stands between is to the letter. Takes time in proportion to the text. */
export function ticketReferences(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(reference)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) })
    parts.push({ kind: 'ticket', ticketNumber: Number(found[1]), text: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}
