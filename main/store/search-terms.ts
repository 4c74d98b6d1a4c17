import { cutWords, isPlainText } from '../../shared/rules/cut-words.ts'
import { foldWords } from './fold-words.ts'
import { digitsOf } from './ticket-row.ts'

/**
 * Words that the index keeps of its own beside those of the text, each begun by a letter that no text holds there: what
 * filters a search is found in the index itself, in the same order, and nothing has to be looked up per hit.
 */
export const mark = '\uE000'

/** Stands between two texts, so that no phrase reaches from one into the next; every ticket has it. */
export const everyTicket = mark
export const urgencyTerm = (rank: number): string => `${mark}u${rank}`
export const statusTerm = (rank: number): string => `${mark}s${rank}`
export const assigneeTerm = (id: string): string => `${mark}a${hexOf(id)}`
export const groupTerm = (id: string): string => `${mark}g${hexOf(id)}`
export const verdictTerm = (verdict: string): string => `${mark}v${verdict.replace(/[^a-z]/g, '')}`
export const kindTerm = (kind: 'note' | 'reply'): string => `${mark}k${kind}`
export const numberTerm = (number: number): string => `${mark}n${number}`
/** A word of the requester, folded. */
export const personTerm = (word: string): string => `${mark}p${word}`
/** The first letter or two of a word of subject, group or requester, folded. */
export const beginTerm = (letters: string): string => `${mark}b${letters}`

/** Ids differ in case and signs, words do not. */
function hexOf(id: string): string {
  return Buffer.from(id).toString('hex')
}

/** Below this many letters a word begins too many others to be looked for in all of the text. */
export const fewestLetters = 3

export interface IndexedHead {
  number: number | null
  urgency: number
  status: number
  assigneeId: string
  groupId: string
  verdict: string | null
  hasNote: boolean
  hasReply: boolean
  subject: string
  groupName: string
  requesterName: string
  requesterEmail: string
  requesterDigits: string
}

/** The index's own words of a ticket. */
export function ownTerms(head: IndexedHead): string {
  const terms = [
    urgencyTerm(head.urgency),
    statusTerm(head.status),
    assigneeTerm(head.assigneeId),
    groupTerm(head.groupId),
  ]
  if (head.number !== null) terms.push(numberTerm(head.number))
  if (head.verdict !== null) terms.push(verdictTerm(head.verdict))
  if (head.hasNote) terms.push(kindTerm('note'))
  if (head.hasReply) terms.push(kindTerm('reply'))
  const person = foldedWords(`${head.requesterName} ${head.requesterEmail} ${head.requesterDigits}`)
  const begins = new Set<string>()
  for (const word of [...person, ...foldedWords(`${head.subject} ${head.groupName}`)])
    begins.add(word.slice(0, 1)).add(word.slice(0, 2))
  return terms.join(' ') + termsOf(personTerm, person) + termsOf(beginTerm, [...begins])
}

/** Many words of one kind, joined at once: a text of its own for each of them took longer than to find them. */
function termsOf(term: (word: string) => string, words: readonly string[]): string {
  const before = ` ${term('')}`
  return words.length === 0 ? '' : before + words.join(before)
}

/** Words as the index's own words hold them: case and accents do not count. */
export function foldedWords(text: string): string[] {
  return cutWords(isPlainText(text) ? text.toLowerCase() : foldWords(text))
}

/** The digits of a text that is a phone number; null for one that is none. */
export function phoneDigits(text: string): string | null {
  const digits = digitsOf(text)
  return /^[+0-9()\-./ ]+$/.test(text.trim()) && digits.length >= 3 ? digits : null
}
