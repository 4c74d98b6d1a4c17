/** Longest name kept, in UTF-16 code units, and in bytes of UTF-8: file systems stop at 255. */
export const longestFileName = 120
const mostBytes = 200
/** Longer endings are no endings. */
const longestEnding = 16

/**
 * Control characters, line separators, and marks that show nothing or reorder what stands around them (Unicode TR 36): a
 * name that ends in `gpj.exe` must not read as one that ends in `.jpg`.
 */
const hidden =
  /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu
/** What Windows takes for something else than a letter of a name. */
const forbidden = /[<>:"|?*]/g
/** Devices of Windows, whatever stands behind the first dot. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * The name under which a file of somebody else may be shown and saved: the last part of its path, without anything that
 * hides, reorders or means a place or a device; cut at a sane length, keeping its ending. Never empty, and the name of a name is itself.
 */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(hidden, '').normalize('NFC').replace(forbidden, '_').replace(/\s+/gu, ' ')
  const bare = plain.replace(/^[\s.]+/u, '').replace(/[\s.]+$/u, '')
  if (bare === '') return 'file'
  return cut(reserved.test(bare) ? `_${bare}` : bare)
}

function cut(name: string): string {
  if (fits(name)) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : ''
  const letters = Array.from(name.slice(0, name.length - ending.length))
  while (letters.length > 1 && !fits(letters.join('') + ending)) letters.pop()
  return letters.join('').replace(/[\s.]+$/u, '') + ending
}

function fits(name: string): boolean {
  return name.length <= longestFileName && bytesOf(name) <= mostBytes
}

/** In UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
