import { z } from 'zod'
import type { Delivery } from '#shared/protocol/delivery'
import type { Page } from '#shared/protocol/page'
import type { Ticket } from '#shared/protocol/ticket'
import type { DeskAuthor } from './desk-acts.ts'
import { readPages } from './paged-desk.ts'
import { readDesk } from './read-desk.ts'

/** When the service was killed, by `performance.now()`. */
export interface Kill {
  readonly at: number
  readonly point: string
}

/** A message as its gateway has it; `at` by `performance.now()`. */
export interface TakenMessage {
  readonly at: number
  readonly pageId: string
  readonly deliveryId: string
  readonly text: string
  readonly isWaking: boolean
}

export interface Witnessed {
  readonly author: DeskAuthor
  readonly taken: readonly { readonly body: string; readonly at: number }[]
  readonly killed: readonly Kill[]
  /** Ids of everybody whom each page has to reach. */
  readonly people: readonly string[]
}

const bodySchema = z.object({ key: z.string(), deliveryId: z.string(), text: z.string(), link: z.string().nullable() }) // prettier-ignore

/** What is not as it has to be on a desk that was killed again and again and has come to rest; one line each. */
export async function judgePaged(
  service: { url: string; token: string },
  { author, taken, killed, people }: Witnessed,
): Promise<string[]> {
  const [pages, desk] = [await readPages(service), await readDesk(service)]
  const messages = taken.map(readMessage)
  return [
    ...author.acts.flatMap(({ mark, kind }) => standsOnce(mark, kind, desk.marks)),
    ...pagesOfTickets([...desk.tickets.values()], pages),
    ...pages.flatMap((page) => [...reached(page, messages, people), ...once(page), ...told(page)]),
    ...handedOver(pages, messages, killed),
    ...silentOnceHeld(author, messages),
  ]
}

export function readMessage({ body, at }: { readonly body: string; readonly at: number }): TakenMessage {
  const { key, deliveryId, text, link } = bodySchema.parse(JSON.parse(body))
  return { at, pageId: key, deliveryId, text, isWaking: link !== null }
}

function standsOnce(mark: string, kind: string, marks: readonly string[]): string[] {
  const count = marks.filter((one) => one === mark).length
  return count === 1 ? [] : [`${kind} ${mark} was answered and stands ${count} times`]
}

/** A page of its own for each ticket that asks for people, and none for any other. */
function pagesOfTickets(tickets: readonly Ticket[], pages: readonly Page[]): string[] {
  const critical = tickets.filter(({ urgency }) => urgency.requested === 'mission-critical')
  const missing = critical.filter(({ id }) => pages.filter(({ ticketIds }) => ticketIds.includes(id)).length !== 1) // prettier-ignore
  return [
    ...missing.map(({ number }) => `#${number} is mission-critical and has not one page`),
    ...(pages.length === critical.length
      ? []
      : [`${pages.length} pages for ${critical.length} mission-critical tickets`]),
  ]
}

/** Everybody was handed a message of the first round, unless it was taken back because somebody had the page. */
function reached(page: Page, messages: readonly TakenMessage[], people: readonly string[]): string[] {
  return people.flatMap((person) => {
    const first = page.deliveries.filter(
      ({ purpose, responderId, round }) => purpose === 'wake' && responderId === person && round === 1,
    )
    const isHanded = first.some(({ id }) => messages.some(({ deliveryId }) => deliveryId === id))
    const isTakenBack = page.acknowledgedAt !== null && first.every(({ state }) => state === 'failed')
    return isHanded || isTakenBack ? [] : [`page ${page.id} was never handed over for ${person}`]
  })
}

/** One message per person, method, round and purpose, each as the gateway left it. */
function once({ id, deliveries, round }: Page): string[] {
  const names = deliveries.map(nameOf)
  const twice = names.filter((name, n) => names.indexOf(name) !== n)
  const failed = deliveries.filter(({ state, words }) => state === 'failed' && !/^Not sent: .* has it\.$/.test(words)) // prettier-ignore
  return [
    ...twice.map((name) => `page ${id} has two messages: ${name}`),
    ...failed.map((one) => `page ${id}: ${nameOf(one)} failed: ${one.words}`),
    ...(round === 1 ? [] : [`page ${id} is in round ${round}`]),
  ]
}

function nameOf({ purpose, responderId, methodId, round }: Delivery): string {
  return `${purpose} ${responderId} ${methodId} ${round}`
}

/** Whoever was woken by a page that somebody has is told so. */
function told({ id, acknowledgedAt, deliveries }: Page): string[] {
  if (acknowledgedAt === null) return []
  const of = (wanted: Delivery['purpose']) =>
    new Set(deliveries.flatMap(({ purpose, responderId, state }) => (purpose === wanted && state === 'accepted' ? [responderId] : []))) // prettier-ignore
  const knows = of('tell')
  return [...of('wake')].filter((person) => !knows.has(person)).map((person) => `page ${id}: ${person} was woken and never told who has it`) // prettier-ignore
}

/** At least once, under one key, and again only where a kill left it in doubt. */
function handedOver(
  pages: readonly Page[],
  messages: readonly TakenMessage[],
  killed: readonly Kill[],
): string[] {
  const known = new Map(
    pages.flatMap((page) => page.deliveries.map((one) => [String(one.id), { page, one }])),
  )
  const byId = Map.groupBy(messages, ({ deliveryId }) => deliveryId)
  const handed = [...byId].flatMap(([id, of]) => {
    const found = known.get(id)
    if (found === undefined || of.some(({ pageId }) => pageId !== found.page.id))
      return [`message ${id} was handed over and is written down nowhere`]
    const [first, last] = [of[0]?.at ?? 0, of.at(-1)?.at ?? 0]
    const kills = killed.filter(({ at }) => at >= first && at <= last).length
    return of.length <= 1 + kills
      ? []
      : [`${nameOf(found.one)} of page ${found.page.id} was handed over ${of.length} times in ${kills} kills`]
  })
  const untrue = [...known].filter(([id, { one }]) => (one.state === 'accepted') !== byId.has(id))
  return [...handed, ...untrue.map(([, { one, page }]) => `${nameOf(one)} of page ${page.id} is ${one.state} (${one.words}), and the gateway knows better`)] // prettier-ignore
}

/** In ms: what was on its way when somebody took the page has arrived by then. */
const onItsWay = 1000

/** Once it is answered that somebody has a page, what still arrives for it says so. */
function silentOnceHeld({ acts }: DeskAuthor, messages: readonly TakenMessage[]): string[] {
  return acts.flatMap(({ kind, path, answeredAt }) => {
    if (kind !== 'acknowledge' || answeredAt === null) return []
    const late = messages.filter(({ pageId, isWaking, text, at }) => path.includes(pageId) && isWaking && at > answeredAt + onItsWay && !/ (has it|it is over)\.$/.test(text)) // prettier-ignore
    return late.map(({ pageId }) => `page ${pageId} woke somebody after it was acknowledged`)
  })
}
