import type { Requester, TicketId } from '../protocol/common.ts'
import { isSameAddress } from './ticket-merge.ts'

/** What is looked at of a ticket to tell whether its requester is to hear an answer that is written in another one. */
export interface CopyTicket {
  readonly id: TicketId
  /** Null while the service has given none. */
  readonly number: number | null
  readonly requester: Requester
  readonly groupId: string | null
}

/** Somebody whom an answer may go to beside the requester of the ticket in which it is written. */
export interface CopyChoice<Joined extends CopyTicket> {
  readonly ticket: Joined
  /** Whether it goes to them unless somebody says otherwise. */
  readonly isGiven: boolean
}

/**
 * Whom else an answer in a ticket may go to: the requesters of the tickets that were merged into it, each address once, by
 * the newest of its tickets. It goes to them by itself only where both tickets are of one group: what was written for one
 * customer must not reach another one because nobody looked. Who was erased cannot be written to.
 */
export function copyChoices<Joined extends CopyTicket>(
  target: CopyTicket,
  joined: readonly Joined[],
): CopyChoice<Joined>[] {
  const found: Joined[] = []
  for (const one of joined.toSorted(newestFirst)) {
    const isKnown = [target, ...found].some((other) => isSameAddress(one.requester, other.requester))
    if (!isKnown && !isErased(one.requester)) found.push(one)
  }
  return found.toReversed().map((ticket) => ({ ticket, isGiven: isOfOneGroup(ticket, target) }))
}

/** A ticket without a number is the newest of all. */
function newestFirst(one: CopyTicket, other: CopyTicket): number {
  return (other.number ?? Number.MAX_SAFE_INTEGER) - (one.number ?? Number.MAX_SAFE_INTEGER)
}

function isErased(requester: Requester): boolean {
  return Object.values(requester).every((text) => text.trim() === '')
}

function isOfOneGroup(one: CopyTicket, other: CopyTicket): boolean {
  return one.groupId !== null && one.groupId === other.groupId
}

/** What a text says of people by which another reader would know them: their names, addresses and numbers, each once. */
export function namesTold(text: string, people: readonly Requester[]): string[] {
  const found = people.flatMap(({ firstName, lastName, email, phone }) => [
    ...[firstName, lastName].flatMap((name) => (tellsName(text, name) ? [name.trim()] : [])),
    ...(email.trim() !== '' && text.toLowerCase().includes(email.trim().toLowerCase()) ? [email.trim()] : []),
    ...(tellsPhone(text, phone) ? [phone.trim()] : []),
  ])
  return [...new Set(found)]
}

/** Shorter words stand in every text. */
const shortestName = 3
/** Scripts that put no space between words, and whose names may be two signs long. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/** As a word of its own, however it is written: “Ada” is no part of “Granada”. */
function tellsName(text: string, name: string): boolean {
  const wanted = name.trim()
  if (unspaced.test(wanted)) return text.includes(wanted)
  if (wanted.length < shortestName) return false
  const literal = wanted.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  const letter = String.raw`[\p{L}\p{M}\p{N}]`
  return new RegExp(`(?<!${letter})${literal}(?!${letter})`, 'iu').test(text)
}

/** Digits that tell a number, whatever code stands before them. */
const tellingDigits = 7

function tellsPhone(text: string, phone: string): boolean {
  const digits = phone.replaceAll(/\D/g, '').slice(-tellingDigits)
  return digits.length === tellingDigits && text.replaceAll(/[\s()./+-]/g, '').includes(digits)
}
