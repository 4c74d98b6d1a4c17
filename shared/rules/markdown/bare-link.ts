import type { StateInline } from 'markdown-it'
import { isSafeLink, longestLink } from '../safe-link.ts'

const scheme = 'https'
const colon = 58
/** One more than is safe, so that a longer one is refused and never cut; a bound, so that many cost no more than their length. */
const address = new RegExp(`//[^\\s<>"\`]{1,${longestLink}}`, 'y')
const wordBefore = /[\p{L}\p{N}]/u

/**
 * An inline rule: an `https:` address as people paste it is a link. The library's own (`linkify`) takes less for one, guesses
 * at more, and costs more than its length.
 */
export function bareLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== colon || state.linkLevel > 0) return false
  const from = pos - scheme.length
  if (from < 0 || !src.startsWith(scheme, from) || !state.pending.endsWith(scheme)) return false
  if (from > 0 && wordBefore.test(src.charAt(from - 1))) return false
  address.lastIndex = pos + 1
  const rest = address.exec(src)?.[0]
  if (rest === undefined) return false
  const href = withoutSentence(`${scheme}:${rest}`)
  if (!isSafeLink(href)) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length)
    state.push('link_open', 'a', 1).attrs = [['href', href]]
    state.push('text', '', 0).content = href
    state.push('link_close', 'a', -1)
  }
  state.pos = from + href.length
  return true
}

const punctuation = /[.,;:!?'*_~\]]/

/** What ends the sentence does not belong to the address; nor does a bracket that was opened before it. */
function withoutSentence(text: string): string {
  let end = text.length
  let closed = count(text, ')') - count(text, '(')
  for (;;) {
    const last = text.charAt(end - 1)
    if (last === ')' && closed > 0) closed -= 1
    else if (!punctuation.test(last)) return text.slice(0, end)
    end -= 1
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
