import type { Acknowledgement, AcknowledgementWay, Page, PageState } from '../../protocol/page.ts'
import { assertNever } from '../assert-never.ts'

/** What comes of somebody's act on a page. `words` say why it is refused. */
export type PageAct =
  | { readonly kind: 'done'; readonly page: Page }
  /** Everything is as asked for already; who was first stands there. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly words: string }

/** The states of a page that still asks something of somebody. */
export const openPageStates = ['queued', 'sending', 'notified', 'acknowledged'] as const satisfies PageState[]

export function isOpenPage({ state }: Pick<Page, 'state'>): boolean {
  return openPageStates.some((open) => open === state)
}

/** Somebody has it. Whoever comes second changes nothing: whoever was first has it. `at` is an instant. */
export function acknowledge(page: Page, by: Acknowledgement, at: string): PageAct {
  if (!isOpenPage(page)) return { kind: 'refused', words: overWords(page) }
  if (page.state === 'acknowledged') return { kind: 'already' }
  return { kind: 'done', page: heldBy(page, by, at) }
}

/** It is over, whether somebody had it or not. */
export function resolve(page: Page, at: string): PageAct {
  if (page.state === 'resolved') return { kind: 'already' }
  if (!isOpenPage(page)) return { kind: 'refused', words: overWords(page) }
  return {
    kind: 'done',
    page: { ...page, state: 'resolved', resolvedAt: at, firstTo: null, nextRoundAt: null, trouble: '' },
  }
}

/** Somebody else has it. Only once somebody has it: a page must not fall silent for the sake of one who sleeps. */
export function handOver(page: Page, to: Acknowledgement, at: string): PageAct {
  if (!isOpenPage(page)) return { kind: 'refused', words: overWords(page) }
  if (page.state !== 'acknowledged')
    return { kind: 'refused', words: 'Nobody has this page yet. Acknowledge it, then hand it over.' }
  if (page.acknowledgedBy?.responderId === to.responderId) return { kind: 'already' }
  return { kind: 'done', page: heldBy(page, to, at) }
}

function heldBy(page: Page, by: Acknowledgement, at: string): Page {
  return {
    ...page,
    state: 'acknowledged',
    acknowledgedAt: at,
    acknowledgedBy: by,
    firstTo: null,
    nextRoundAt: null,
    trouble: '',
  }
}

function overWords({ state, trouble }: Page): string {
  switch (state) {
    case 'resolved':
      return 'This page is resolved: it wakes nobody any more.'
    case 'withheld':
      return 'This page was withheld: it has woken nobody. Page people by hand if they are needed.'
    case 'failed':
      return `This page has failed and is over. ${trouble || 'Page people by hand if they are needed.'}`
    case 'queued':
    case 'sending':
    case 'notified':
    case 'acknowledged':
      return 'This page is not over.'
    default:
      return assertNever(state)
  }
}

const ways: Record<AcknowledgementWay, string> = {
  console: 'in the console',
  link: 'by the link in the message',
  pager: 'by their pager',
}

/** What is left in the ticket once somebody has its page. */
export function acknowledgedWords({ name, how }: Acknowledgement, note = ''): string {
  return withNote(`${name} acknowledged the page ${ways[how]} and has it.`, note)
}

export function resolvedWords({ name }: Acknowledgement, note = ''): string {
  return withNote(`${name} resolved the page: it wakes nobody any more.`, note)
}

export function handedOverWords(by: Acknowledgement, to: Acknowledgement, note = ''): string {
  const sentence =
    by.responderId !== null && by.responderId === to.responderId
      ? `${by.name} took the page over and has it.`
      : `${by.name} handed the page over to ${to.name}, who has it now.`
  return withNote(sentence, note)
}

/** What a message says of itself that was still to be sent when somebody had the page, or it was over. */
export function takenBackWords(page: Pick<Page, 'state' | 'acknowledgedBy'>, tries: number): string {
  const why =
    page.state === 'resolved' ? 'the page is resolved' : `${page.acknowledgedBy?.name ?? 'somebody'} has it`
  return `${tries === 0 ? 'Not sent' : 'Not tried again'}: ${why}.`
}

function withNote(sentence: string, note: string): string {
  return note === '' ? sentence : `${sentence} ${note}`
}
