/** The characters that may mean something, and that a backslash before them takes the meaning from. */
export const markedCharacters = '`*_~[](){}<>#+-.!:|'

/** Some of them only behind a backslash that means itself. */
const withinLine = /[`*~[\]]|(?<=\\)[(){}<>#+\-.!:|_]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=https):/giu
const atStart = /^(?:[#>](?=[#>\s]|$)|>|[-+](?=[-\s]|$)|[.)](?=\s|$))/
const numbered = /^(\d{1,9})([.)])(?=\s|$)/

/**
 * One line from outside, written so that Markdown reads it as exactly these letters, wherever it is put. Names, addresses and
 * phone numbers as they usually are stay as they are: by e-mail the customer reads the text itself.
 */
export function escapeMarkdown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  const within = line.replace(withinLine, '\\$&')
  const whole = within.replace(atStart, '\\$&').replace(numbered, '$1\\$2')
  // Or it would take the meaning from what stands behind.
  return whole.endsWith('\\') ? `${whole} ` : whole
}
