import type { Page } from '../../protocol/page.ts'
import type { GateOutcome } from '../page-gate.ts'

/** What is known of a ticket's paging on a machine that cannot ask. Instants in ms since 1970. */
export type PagedSoFar =
  /** The ticket, or that it is mission critical, has not reached the desk. */
  | { readonly kind: 'not-sent' }
  /** The gate kept it from people. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unknown-group' }
  /** There is no page of it here. */
  | { readonly kind: 'unknown' }
  /** Recorded; no gateway is known to have taken a message of it. */
  | { readonly kind: 'nobody-reached'; readonly at: number; readonly trouble: string }
  /** A gateway took messages to these people: that is not that one of them knows. */
  | { readonly kind: 'sent'; readonly at: number; readonly names: readonly string[] }
  | { readonly kind: 'held'; readonly at: number; readonly name: string }
  | { readonly kind: 'over'; readonly at: number }

export interface PagedQuestion {
  /** Everything that matters of the ticket is at the desk. */
  readonly isAtDesk: boolean
  /** What the gate decided last; null where it did not. */
  readonly outcome: GateOutcome | null
  /** Pages that it caused or is counted into, the newest first. */
  readonly pages: readonly Page[]
}

/** What to say of a ticket's paging: never more than is known. */
export function pagedSoFar({ isAtDesk, outcome, pages }: PagedQuestion): PagedSoFar {
  if (!isAtDesk) return { kind: 'not-sent' }
  const sent = pages.filter(({ state, kind }) => state !== 'withheld' && kind !== 'drill')
  const [page] = [...sent.filter(isUnderWay), ...sent]
  if (page !== undefined) return ofPage(page)
  if (outcome === 'withheld') return { kind: 'withheld' }
  return { kind: outcome === 'unknown-group' ? 'unknown-group' : 'unknown' }
}

function isUnderWay({ state }: Page): boolean {
  return state === 'queued' || state === 'sending' || state === 'notified' || state === 'acknowledged'
}

function ofPage(page: Page): PagedSoFar {
  const { acknowledgedAt, acknowledgedBy, beganAt, deliveries, resolvedAt, state, trouble } = page
  if (state === 'resolved') return { kind: 'over', at: Date.parse(resolvedAt ?? beganAt) }
  if (state === 'acknowledged')
    return {
      kind: 'held',
      at: Date.parse(acknowledgedAt ?? beganAt),
      name: acknowledgedBy?.name ?? 'somebody',
    }
  const taken = deliveries.filter(({ purpose, acceptedAt }) => purpose === 'wake' && acceptedAt !== null)
  if (taken.length === 0) return { kind: 'nobody-reached', at: Date.parse(beganAt), trouble }
  const first = Math.min(...taken.map(({ acceptedAt }) => Date.parse(acceptedAt ?? beganAt)))
  return { kind: 'sent', at: first, names: [...new Set(taken.map(({ responderName }) => responderName))] }
}
