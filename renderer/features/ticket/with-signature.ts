/** A reply with what its author puts under it; once, also where it came back with it. */
export function withSignature(text: string, signature: string): string {
  const own = signature.trim()
  if (own === '' || text.trim() === '' || text.trimEnd().endsWith(own)) return text
  return `${text.trimEnd()}\n\n${own}`
}
