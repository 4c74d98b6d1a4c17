import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { Staff } from '#shared/protocol/staff'
import type { Ticket } from '#shared/protocol/ticket'
import { cutWords } from '#shared/rules/cut-words'
import { normaliseName } from '#shared/rules/normalise-name'
import type { ParsedSearch, SearchFilter, SearchTerm } from '#shared/rules/search-query'

/** A desk as plain values, for a scan that knows nothing of any index. */
export interface ScannedDesk {
  tickets: readonly ScannedTicket[]
  groups: readonly Group[]
  staff: readonly Staff[]
}

export interface ScannedTicket {
  ticket: Ticket
  messages: readonly Message[]
  /** Words of each text, folded, in their order: subject, group, the requester's three, number, bodies. */
  texts: readonly (readonly string[])[]
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => cutWords(fold(text))
const nameOf = ({ requester }: Ticket) => `${requester.firstName} ${requester.lastName}`.trim()

export function scannedTicket(ticket: Ticket, messages: readonly Message[]): ScannedTicket {
  const { requester } = ticket
  const lines = [ticket.subject, ticket.groupName, nameOf(ticket), requester.email, requester.phone.replace(/\D/g, ''), String(ticket.number)] // prettier-ignore
  return { ticket, messages, texts: [...lines, ...messages.map(({ body }) => body)].map(wordsOf) }
}

/** Numbers of all tickets that fit, by looking at every one of them. */
export function scanFor(desk: ScannedDesk, search: ParsedSearch): Set<number> {
  const filters = search.filters.map((filter) => readerOf(desk, filter)).filter((fits) => fits !== null)
  const found = desk.tickets.filter(
    (one) =>
      search.terms.every((term) => hasTerm(one, term) !== term.isNegated) &&
      filters.every((fits) => fits(one)),
  )
  return new Set(found.map(({ ticket }) => ticket.number))
}

function hasTerm({ texts }: ScannedTicket, { words, isPhrase, isOpen }: SearchTerm): boolean {
  const folded = words.map(fold)
  if (isPhrase) return texts.some((text) => hasPhrase(text, folded, isOpen))
  return folded.every((word) => texts.some((text, index) => text.some((own) => fits(own, word, index < 5))))
}

/** From three letters on a word may be cut short; below that only at the head of a ticket. */
function fits(own: string, word: string, isHead: boolean): boolean {
  const letters = word.length
  return letters >= 3 || isHead ? own.startsWith(word) : own === word
}

function hasPhrase(text: readonly string[], words: readonly string[], isOpen: boolean): boolean {
  return text.some((_, start) =>
    words.every((word, index) => {
      const own = text[start + index] ?? ''
      const isHalf = isOpen && index === words.length - 1 && word.length >= 3
      return isHalf ? own.startsWith(word) : own === word
    }),
  )
}

type Fits = (one: ScannedTicket) => boolean

/** Null for a filter that nothing answers to: it is not applied. */
function readerOf(desk: ScannedDesk, filter: SearchFilter): Fits | null {
  const fitsOne = anyOf(desk, filter)
  return fitsOne === null ? null : (one) => fitsOne(one) !== filter.isNegated
}

function anyOf({ groups, staff }: ScannedDesk, filter: SearchFilter): Fits | null {
  switch (filter.kind) {
    case 'urgency':
      return ({ ticket }) => filter.urgencies.includes(ticket.urgency.effective)
    case 'status':
      return ({ ticket }) => filter.statuses.includes(ticket.status)
    case 'number':
      return ({ ticket }) => ticket.number === filter.number
    case 'filed':
      return ({ ticket }) => {
        const at = Date.parse(ticket.createdAt)
        return at >= (filter.from ?? -Infinity) && at < (filter.until ?? Infinity)
      }
    case 'assignee': {
      const ids = filter.texts.flatMap((text) =>
        text === 'none'
          ? [null]
          : staff.filter(({ name, email }) => begins(`${name} ${email}`, text)).map(({ id }) => id),
      )
      return ids.length === 0 ? null : ({ ticket }) => ids.includes(ticket.assigneeId)
    }
    case 'group': {
      const ids = new Set(filter.texts.flatMap((text) => groupIds(groups, normaliseName(text))))
      return ids.size === 0 ? null : ({ ticket }) => ids.has(ticket.groupId)
    }
    case 'from':
      return ({ texts }) =>
        filter.texts.some((text) =>
          wordsOf(text).every((word) =>
            texts.slice(2, 5).some((own) => own.some((each) => each.startsWith(word))),
          ),
        )
    case 'has':
      return ({ ticket, messages }) =>
        filter.parts.some((part) =>
          part === 'verdict' ? ticket.verdict !== null : messages.some(({ kind }) => kind === part),
        )
    case 'is':
      return (one) => filter.states.some((state) => isIn(one, state))
  }
}

function isIn({ ticket, messages }: ScannedTicket, state: string): boolean {
  if (state === 'active') return ['new', 'open', 'pending'].includes(ticket.status)
  if (state === 'unassigned') return ticket.assigneeId === null
  if (state === 'unanswered') return !messages.some(({ kind }) => kind === 'reply')
  if (state === 'waiting') return ticket.status === 'pending'
  return ticket.status === state || ticket.verdict === state
}

function groupIds(groups: readonly Group[], normal: string): string[] {
  const named = groups.map(({ id, name, aliases }) => ({ id, names: [name, ...aliases].map(normaliseName) }))
  const by = (fitsName: (name: string) => boolean) =>
    named.filter(({ names }) => names.some(fitsName)).map(({ id }) => id)
  for (const found of [by((name) => name === normal), by((name) => name.startsWith(normal))])
    if (found.length > 0) return found
  return by((name) => name.includes(normal))
}

function begins(name: string, typed: string): boolean {
  const own = wordsOf(name)
  return wordsOf(typed).every((word) => own.some((one) => one.startsWith(word)))
}
