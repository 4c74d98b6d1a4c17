/** What a log line may not show: tokens, and the unguessable parts of receipts and invitations. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/(bearer\s+)[\w.~+/-]+=*/gi, '$1…'],
  [/([?&](?:key|token)=)[^&\s"']+/gi, '$1…'],
  [/(\/[tip]\/)[\w-]{8,}/g, '$1…'],
  [/(desk_(?:admin_)?token["'\s:=]+)[^\s"',}]+/gi, '$1…'],
]

/** One line, without secrets, without characters that a terminal would obey, of bounded length. */
export function logLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return secrets
    .reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), plain)
    .slice(0, 2000)
}
