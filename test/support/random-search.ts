import fc from 'fast-check'
import { cutWords } from '#shared/rules/cut-words'
import type { ScannedDesk } from './search-oracle.ts'

const pick = <Item>(items: readonly [Item, ...Item[]]): fc.Arbitrary<Item> => fc.constantFrom(...items)

/** Searches that a person of this desk might type: words of its tickets, whole, cut short or quoted, and operators. */
export function searchesOf(desk: ScannedDesk): fc.Arbitrary<string> {
  const ticket = fc.nat(desk.tickets.length - 1).map((index) => desk.tickets[index])
  const text = fc.tuple(ticket, fc.nat(20)).map(([one, index]) => {
    const texts = [one?.ticket.subject ?? '', one?.ticket.groupName ?? '', one?.ticket.requester.lastName ?? '', ...(one?.messages ?? []).map(({ body }) => body)] // prettier-ignore
    return cutWords(texts[index % texts.length] ?? '')
  })
  const word = fc
    .tuple(text, fc.nat(60))
    .map(([words, index]) => words[index % Math.max(1, words.length)] ?? 'mail')
  const cut = fc.tuple(word, fc.integer({ min: 1, max: 6 })).map(([one, length]) => one.slice(0, length))
  const phrase = fc.tuple(text, fc.nat(60), fc.integer({ min: 2, max: 4 })).map(
    ([words, from, length]) =>
      `"${words
        .slice(from % Math.max(1, words.length))
        .slice(0, length)
        .join(' ')}"`,
  )
  const name = fc.nat(desk.groups.length - 1).map((index) => desk.groups[index]?.name ?? '')
  const email = ticket.map((one) => one?.ticket.requester.email ?? 'x@y.example')
  const operator = fc.oneof(
    pick(['urgency:5', 'urgency:mission-critical', 'urgency:work-request,question', 'urgency:nonsense']),
    pick(['status:open', 'status:closed,resolved', 'status:new', 'status:opn']),
    pick([
      'is:active',
      'is:unassigned',
      'is:unanswered',
      'is:false-alarm',
      'is:resolved,overstated',
      'is:waiting',
    ]),
    pick(['has:note', 'has:reply', 'has:verdict']),
    pick([
      'before:2026-10',
      'after:2026-11',
      'after:7d',
      'before:2026-09-15',
      'after:yesterday',
      'before:never',
    ]),
    pick(['assignee:none', 'assignee:nobody-of-this-name']),
    name.map((one) => `group:"${one}"`),
    email.map((one) => `from:${one}`),
    ticket.map((one) => `#${one?.ticket.number ?? 1}`),
  )
  const part = fc.oneof(
    { weight: 5, arbitrary: word },
    { weight: 4, arbitrary: cut },
    { weight: 2, arbitrary: phrase },
    { weight: 2, arbitrary: operator },
  )
  const signed = fc.tuple(fc.nat(5), part).map(([sign, one]) => (sign === 0 ? `-${one}` : one))
  return fc.array(signed, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
}
