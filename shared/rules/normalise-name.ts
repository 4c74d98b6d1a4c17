/** Legal forms that customers write or leave out at will; dropped from the end of a name, never from its start. */
const legalForms = new Set([
  'inc', 'incorporated', 'llc', 'llp', 'ltd', 'limited', 'corp', 'corporation', 'co', 'company', 'plc',
  'gmbh', 'ag', 'kg', 'ug', 'ohg', 'ev', 'sa', 'sas', 'sarl', 'srl', 'spa', 'bv', 'nv', 'ab', 'oy', 'as', 'aps', 'pty',
]) // prettier-ignore

/**
 * The identity of a group name: two names that a person would call the same have the same normal form.
 * Case, accents, spaces, punctuation, invisible characters and trailing legal forms do not count.
 * Idempotent. Empty only where the name holds no letter and no digit.
 */
export function normaliseName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .replace(/ß/g, 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return withoutLegalForms(joinInitials(words)).join(' ')
}

/** `g m b h` and `s a` are written with dots as often as without: runs of single letters become one word. */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = []
  let run = ''
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) {
      run += word
      continue
    }
    if (run !== '') joined.push(run)
    run = ''
    joined.push(word)
  }
  if (run !== '') joined.push(run)
  return joined
}

function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > 1 && legalForms.has(words[end - 1] ?? '')) end -= 1
  return words.slice(0, end)
}
