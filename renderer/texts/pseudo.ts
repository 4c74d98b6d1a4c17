import type { Messages } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

const accented: Readonly<Record<string, string>> = {
  a: 'å', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ',
  n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
} // prettier-ignore

/**
 * A catalogue in the pseudo-locale `en-XA` (CLDR): readable, every letter accented, and half as long again, as texts are
 * that are translated from English. What stands on a screen without accents never went through the catalogue.
 */
export function pseudoCatalogue(english: Messages): Messages {
  return Object.fromEntries(Object.keys(english).map((id) => [id, compileMessage(id, pseudoText)]))
}

/** Accents each letter and says every second one twice; tags (`<0>`, `</0>`) stay as they are. */
function pseudoText(words: string): string {
  let letters = 0
  return words.replaceAll(/<\/?\w+\/?>|[a-z]/gi, (found) => {
    if (found.startsWith('<')) return found
    const small = accented[found.toLowerCase()] ?? found
    const letter = found === found.toLowerCase() ? small : small.toUpperCase()
    letters += 1
    return letters % 2 === 0 ? letter + small : letter
  })
}
