import type { ActOf } from '../../../shared/ipc/act.ts'
import type {
  BlockedGroupView,
  DisputeView,
  EntryView,
  OperationView,
} from '../../../shared/ipc/blocklist-views.ts'
import { mostEvidence } from '../../../shared/protocol/blocklist.ts'
import type { OperationId } from '../../../shared/protocol/common.ts'
import { endsLater } from '../../../shared/rules/blocklist/entry-end.ts'

/** An operation as somebody decided on it; id and group are added when it is made. */
export type Wish = Pick<ActOf<'change-blocklist'>, 'act' | 'targets' | 'reason' | 'evidence'> & {
  until?: string | null
}

/** One with the group under which it has to be made: only there has its author seen what it decides about. */
export type AddressedWish = Wish & Pick<EntryView, 'groupId'>

/** One way to end a dispute. */
export interface DisputeOption {
  id: OperationId
  /** The side that somebody takes by it. */
  side: OperationView
  isKept: boolean
  /** What taking it does; empty where it leaves all as it is. */
  wishes: Wish[]
}

/** One thing that several did without knowing of each other: what counts now, or one of those that lost to it. */
export interface DisputeQuestion {
  entry: EntryView
  kept: DisputeOption
  lost: DisputeOption[]
}

/** What stands where a person's words were erased: no operation goes without a reason. */
/** Goes into the audit: in English, whatever the console speaks. */
const fallbackReason = 'Decided knowing both sides.'

/** The disputes of a group as questions, those that lost to the same operation together. `now` in ms. */
export function disputeQuestions(group: BlockedGroupView, now: number): DisputeQuestion[] {
  const questions = new Map<string, DisputeQuestion>()
  for (const { entryId, kept, lost } of group.disputes) {
    const entry = group.entries.find(({ id }) => id === entryId)
    if (entry === undefined) continue
    const key = `${entryId} ${kept.id}`
    const question = questions.get(key) ?? { entry, kept: option(kept, true, []), lost: [] }
    question.lost.push(option(lost, false, wishesOfLost({ entryId, kept, lost }, entry, now)))
    questions.set(key, question)
  }
  return [...questions.values()]
}

function option(side: OperationView, isKept: boolean, wishes: Wish[]): DisputeOption {
  return { id: side.id, side, isKept, wishes }
}

/**
 * What is to be done so that the loser's wish holds after all: empty where that cannot be. An entry that was lifted is
 * over for good (`rules/blocklist/judge-operation.ts`): whoever wants it still has to block the group anew.
 */
function wishesOfLost({ kept, lost }: DisputeView, entry: EntryView, now: number): Wish[] {
  if (kept.act === 'lift') {
    const until = lost.act === 'edit-reason' ? entry.until : (lost.until ?? null)
    if (until !== null && until <= now) return []
    const reason = wordsOf(lost.act === 'edit-reason' ? lost.reason : entry.reason)
    const evidence = entry.evidence.map(({ ticketId }) => ticketId).slice(0, mostEvidence)
    return [{ act: 'block', targets: [], reason, evidence, until: written(until) }]
  }
  const on = { targets: [entry.id], reason: wordsOf(lost.reason), evidence: [] }
  if (lost.act === 'edit-reason') return [{ act: 'edit-reason', ...on }]
  const until = lost.until ?? null
  if (until === entry.until) return []
  return [{ act: endsLater(until, entry.until) ? 'extend' : 'shorten', ...on, until: written(until) }]
}

/**
 * What a decision about all questions of a group does, each question under the group in which it arose: an operation of
 * another one, into which that was merged, has seen nothing of it (decision 0038).
 */
export function decidedWishes(
  questions: readonly DisputeQuestion[],
  chosen: ReadonlyMap<OperationId, OperationId>,
): AddressedWish[] {
  const groups = Map.groupBy(questions, ({ entry }) => entry.groupId)
  return [...groups].flatMap(([groupId, own]) => wishesOf(own, chosen).map((wish) => ({ ...wish, groupId })))
}

/**
 * Where nothing is to change, something is done all the same: only an operation whose author had seen both sides ends a
 * dispute (`isDecided` in `rules/blocklist/fold-group.ts`). On an entry that was lifted that is one more lift, on every
 * other one its own reason, said again.
 */
function wishesOf(
  questions: readonly DisputeQuestion[],
  chosen: ReadonlyMap<OperationId, OperationId>,
): Wish[] {
  const wishes = questions.flatMap(({ kept, lost }) => {
    const taken = lost.find(({ id }) => id === chosen.get(kept.id))
    return taken?.wishes ?? []
  })
  const [first] = questions
  if (wishes.length > 0 || first === undefined) return wishes
  const { entry, kept } = first
  const isLifted = kept.side.act === 'lift'
  return [
    {
      act: isLifted ? 'lift' : 'edit-reason',
      targets: [entry.id],
      reason: wordsOf(isLifted ? kept.side.reason : entry.reason),
      evidence: [],
    },
  ]
}

function wordsOf(reason: string): string {
  return reason.trim() === '' ? fallbackReason : reason
}

function written(until: number | null): string | null {
  return until === null ? null : new Date(until).toISOString()
}
