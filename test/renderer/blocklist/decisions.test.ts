import { describe, expect, it } from 'vitest'
import { decidedWishes, disputeQuestions, type Wish } from '../../../renderer/features/blocklist/decisions.ts'
import type { BlockedGroupView } from '../../../shared/ipc/blocklist-views.ts'
import type { BlockOperation } from '../../../shared/protocol/blocklist.ts'
import {
  groupIdSchema,
  operationIdSchema,
  staffIdSchema,
  type OperationId,
} from '../../../shared/protocol/common.ts'
import { entryState } from '../../../shared/rules/blocklist/entry-state.ts'
import { foldGroup, type FoldedOperation } from '../../../shared/rules/blocklist/fold-group.ts'
import { judgeOperation } from '../../../shared/rules/blocklist/judge-operation.ts'
import { latestOf } from '../../../shared/rules/blocklist/seen-by.ts'
import { fakeBlockedGroup, fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts'

/* A decision is judged and folded by the very rules of the desk. */

const day = 86_400_000
const begin = Date.UTC(2026, 10, 1)
const now = begin + 10 * day
const groupId = groupIdSchema.parse('group-1')
const admin = staffIdSchema.parse('admin-1')
const id = (text: string) => operationIdSchema.parse(text)
const iso = (days: number) => new Date(begin + days * day).toISOString()

function made(
  name: string,
  act: FoldedOperation['act'],
  at: number,
  after: OperationId[],
  more: Partial<FoldedOperation> = {},
): FoldedOperation {
  const targets = act === 'block' ? [] : [id('block')]
  const until = act === 'block' ? iso(30) : null
  return {
    id: id(name), groupId, act, targets, after, from: iso(0), until, reason: `reason of ${name}`,
    evidence: [], madeBy: admin, countedAt: iso(at), ...more,
  } // prettier-ignore
}

/** The view that a console makes of the folded operations, as far as decisions go by it. */
function viewOf(operations: readonly FoldedOperation[]): BlockedGroupView {
  const folded = foldGroup(operations)
  const views = new Map(
    operations.map((each) => [
      each.id,
      fakeOperation(1, {
        id: each.id,
        act: each.act,
        reason: each.reason,
        targets: [...each.targets],
        until: each.until === null ? null : Date.parse(each.until),
      }),
    ]),
  )
  const viewed = (operation: OperationId) => {
    const view = views.get(operation)
    if (view === undefined) throw new Error('no such operation')
    return view
  }
  return fakeBlockedGroup({
    groupId,
    entries: folded.entries.map((entry) =>
      fakeEntry(viewed(entry.block.id), {
        state: entryState(entry, now),
        reason: entry.reasonBy.reason,
        until: entry.untilBy.until === null ? null : Date.parse(entry.untilBy.until),
        evidence: [],
      }),
    ),
    disputes: folded.disputes.map(({ entryId, kept, lost }) => ({
      entryId,
      kept: viewed(kept),
      lost: viewed(lost),
    })),
    operations: [...views.values()],
  })
}

/** Makes the wishes one after another, each seeing all before it, as the console does; the desk must take each. */
function carriedOut(operations: readonly FoldedOperation[], wishes: readonly Wish[]): FoldedOperation[] {
  const all = [...operations]
  for (const [place, wish] of wishes.entries()) {
    const { until, ...rest } = wish
    const operation: BlockOperation = {
      ...rest,
      ...(until === undefined ? {} : { until }),
      id: id(`decision-${place}`),
      groupId,
      after: latestOf(all),
      madeAt: { ms: now + place, counter: 0, node: 'desk-7' },
    }
    const ground = {
      sender: { id: admin, role: 'admin' as const },
      receivedAt: now,
      isGroupKnown: true,
      recorded: all,
    }
    expect(judgeOperation(operation, ground)).toBeNull()
    all.push({
      ...operation,
      from: new Date(now).toISOString(),
      until: until ?? null,
      evidence: [],
      madeBy: admin,
      countedAt: new Date(now + place).toISOString(),
    })
  }
  return all
}

function decide(operations: readonly FoldedOperation[], picks: Record<string, string>) {
  const questions = disputeQuestions(viewOf(operations), now)
  const chosen = new Map(Object.entries(picks).map(([kept, pick]) => [id(kept), id(pick)]))
  const after = carriedOut(operations, decidedWishes(questions, chosen))
  return { questions, folded: foldGroup(after) }
}

describe('two ends that did not know of each other', () => {
  const operations = [
    made('block', 'block', 0, []),
    made('long', 'extend', 1, [id('block')], { until: iso(60) }),
    made('short', 'shorten', 2, [id('block')], { until: iso(20) }),
  ]

  it('asks one question, and either answer leaves nothing to review', () => {
    const kept = decide(operations, { short: 'short' })
    expect(kept.questions).toHaveLength(1)
    expect(kept.folded.disputes).toEqual([])
    expect(kept.folded.entries[0]?.untilBy.until).toBe(iso(20))
    expect(kept.folded.entries[0]?.reasonBy.reason).toBe('reason of block')

    const taken = decide(operations, { short: 'long' })
    expect(taken.folded.disputes).toEqual([])
    expect(taken.folded.entries[0]?.untilBy.until).toBe(iso(60))
  })

  it('puts all that lost to the same one into one question', () => {
    const third = made('longer', 'extend', 1.5, [id('block')], { until: null })
    const { questions, folded } = decide([...operations, third], { short: 'longer' })
    expect(questions.map(({ lost }) => lost.map((each) => each.id).sort())).toEqual([['long', 'longer']])
    expect(folded.entries[0]?.untilBy.until).toBeNull()
    expect(folded.disputes).toEqual([])
  })
})

it('takes the words of either side where two wrote a reason', () => {
  const operations = [
    made('block', 'block', 0, []),
    made('one', 'edit-reason', 1, [id('block')]),
    made('other', 'edit-reason', 2, [id('block')]),
  ]
  expect(decide(operations, { other: 'other' }).folded.entries[0]?.reasonBy.reason).toBe('reason of other')
  const taken = decide(operations, { other: 'one' }).folded
  expect(taken.entries[0]?.reasonBy.reason).toBe('reason of one')
  expect(taken.disputes).toEqual([])
})

describe('a lift that met an extension', () => {
  const operations = [
    made('block', 'block', 0, []),
    made('lift', 'lift', 1, [id('block')]),
    made('long', 'extend', 2, [id('block')], { until: iso(60) }),
  ]

  it('stays lifted where somebody keeps it so', () => {
    const { folded } = decide(operations, { lift: 'lift' })
    expect(folded.disputes).toEqual([])
    expect(folded.entries.map((entry) => entryState(entry, now))).toEqual(['lifted'])
  })

  it('is blocked anew, for as long as was wished, where somebody takes the extension', () => {
    const { folded } = decide(operations, { lift: 'long' })
    expect(folded.disputes).toEqual([])
    expect(folded.entries.map((entry) => entryState(entry, now)).sort()).toEqual(['in-force', 'lifted'])
    expect(folded.entries.find(({ lift }) => lift === null)).toMatchObject({
      untilBy: { until: iso(60) },
      reasonBy: { reason: 'reason of block' },
    })
  })

  it('offers nothing to be done for an end that is past, and decides all the same', () => {
    const past = [...operations.slice(0, 2), made('sooner', 'shorten', 2, [id('block')], { until: iso(5) })]
    const { questions, folded } = decide(past, { lift: 'sooner' })
    expect(questions[0]?.lost[0]?.wishes).toEqual([])
    expect(folded.disputes).toEqual([])
    expect(folded.entries).toHaveLength(1)
  })
})

it('never leaves out a reason, even where words were erased', () => {
  const erased = (each: FoldedOperation) => ({ ...each, reason: '' })
  const operations = [
    made('block', 'block', 0, []),
    made('long', 'extend', 1, [id('block')], { until: iso(60) }),
    made('short', 'shorten', 2, [id('block')], { until: iso(20) }),
  ].map(erased)
  expect(decide(operations, { short: 'long' }).folded.disputes).toEqual([])
  expect(decide(operations, { short: 'short' }).folded.disputes).toEqual([])
})
