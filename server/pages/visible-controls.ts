/** The characters that `lineSchema` and `textSchema` refuse and that nobody can see. */
const invisible = /[\p{Cc}\u2028\u2029]/gu
const ordinary = new Set(['\n', '\r', '\t'])

/**
 * Names the invisible characters of a text as `U+202E`, each once, at most five: a person who is told to remove one
 * must be able to tell which. Line ends and tabs are named only in a field of one line.
 */
export function visibleControls(text: string, lines: 'one' | 'many'): string | null {
  const found = new Set<string>()
  for (const [character] of text.matchAll(invisible)) {
    if (lines === 'many' && ordinary.has(character)) continue
    found.add('U+' + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'))
  }
  if (found.size === 0) return null
  const shown = [...found].slice(0, 5).join(', ')
  return found.size > 5 ? `${shown} and others` : shown
}
