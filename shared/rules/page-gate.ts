import type { GroupId, OperationId, PageId, ResponderId } from '../protocol/common.ts'

/** What becomes of a ticket that asks for people: decided once per asking, and recorded with its reason. */
export const gateOutcomes = ['page', 'joined', 'told', 'withheld', 'unknown-group'] as const
export type GateOutcome = (typeof gateOutcomes)[number]

/** Nobody was woken, although the ticket asked for people. */
export type Silence = 'withheld' | 'unknown-group'

export function isSilent(outcome: GateOutcome): outcome is Silence {
  return outcome === 'withheld' || outcome === 'unknown-group'
}

/** A page that people were woken by, as far as it decides about the next one. Instants in ms. */
export interface EarlierPage {
  readonly id: PageId
  /** Null where it is about no group. */
  readonly groupId: GroupId | null
  readonly outageId: string | null
  readonly beganAt: number
  /** Null while nobody has it. */
  readonly acknowledgedAt: number | null
  readonly isOver: boolean
}

/** What the gate looks at. */
export interface GateQuestion {
  readonly groupId: GroupId
  readonly isConfirmed: boolean
  /** The entries of the blocklist that withhold this group's pages now. */
  readonly blockedBy: readonly OperationId[]
  readonly outageId: string | null
  /** Pages of its own; withheld ones and those by hand are none. */
  readonly pages: readonly EarlierPage[]
  readonly now: number
}

/** What is decided; how it was recorded stands in the ticket (`protocol/ticket.ts`). */
export type PageDecision =
  /** `isUntold`: somebody has an earlier page of the group, and nothing would tell them. */
  | { readonly outcome: 'page'; readonly isUntold?: true }
  /** Joined, or told to whoever has that one, by a page of its own. */
  | { readonly outcome: 'joined' | 'told'; readonly pageId: PageId }
  | { readonly outcome: 'withheld'; readonly entryIds: readonly OperationId[] }
  | { readonly outcome: 'unknown-group' }

const minute = 60_000
/** An unacknowledged page takes others in for so long after it began, in ms. */
const joinsFor = 15 * minute
/** Whoever acknowledged a page of the group is told of the next one for so long, in ms. */
const tellsFor = 60 * minute

/**
 * Decides whether a mission-critical ticket wakes people, the same for every source: form, e-mail, API, staff, an
 * urgency that is raised, a ticket that is reopened. Source: urgency-and-blocklist.md, "The gate".
 */
export function decidePage(question: GateQuestion): PageDecision {
  const { groupId, isConfirmed, blockedBy, outageId, now } = question
  // The rule of 2003 comes first: whoever is blocked wakes nobody, known or not, alone or in an outage.
  if (blockedBy.length > 0) return { outcome: 'withheld', entryIds: blockedBy }
  if (!isConfirmed) return { outcome: 'unknown-group' }
  const pages = question.pages.filter(({ isOver, beganAt }) => !isOver && beganAt <= now)
  const joined = newest(
    pages.filter(
      (page) =>
        page.acknowledgedAt === null &&
        now - page.beganAt <= joinsFor &&
        (page.groupId === groupId || (outageId !== null && page.outageId === outageId)),
    ),
  )
  if (joined !== null) return { outcome: 'joined', pageId: joined.id }
  const told = newest(
    pages.filter(
      (page) =>
        page.groupId === groupId && page.acknowledgedAt !== null && now - page.acknowledgedAt <= tellsFor,
    ),
  )
  if (told !== null) return { outcome: 'told', pageId: told.id }
  return { outcome: 'page' }
}

/**
 * Everybody is paged where whoever has the earlier page cannot be told at all: `holder` is who can be paged of those who
 * have it, null where that is nobody.
 */
export function unlessUntold(decision: PageDecision, holder: ResponderId | null): PageDecision {
  return decision.outcome === 'told' && holder === null ? { outcome: 'page', isUntold: true } : decision
}

function newest(pages: readonly EarlierPage[]): EarlierPage | null {
  return pages.reduce<EarlierPage | null>(
    (best, page) => (best === null || page.beganAt >= best.beganAt ? page : best),
    null,
  )
}
