import {
  operationIdSchema,
  type GroupId,
  type OperationId,
  type StaffId,
  type TicketId,
} from '../../shared/protocol/common.ts'
import type {
  BlockAct,
  BlocklistEntry,
  BlockOperation,
  RecordedOperation,
} from '../../shared/protocol/blocklist.ts'
import { chainBeginning } from '../../shared/rules/blocklist/chain.ts'
import { foldGroup } from '../../shared/rules/blocklist/fold-group.ts'
import { entryOf } from '../store/blocklist-entries.ts'
import { recordedOperation } from '../store/blocklist-operations.ts'
import { sampleId, type Random } from './random.ts'
import { day, hour } from './sample-clock.ts'
import type { SampleGroup } from './sample-groups.ts'

/** A block as the generator knows it before it tells a single ticket: whom it withholds, and from when to when, in ms. */
export interface SampleBlock {
  readonly entryId: OperationId
  readonly groupId: GroupId
  readonly reason: string
  readonly from: number
  /** Up to when it withholds; null while nobody can tell. */
  readonly ends: number | null
  /** As its author set it; null: open-ended. */
  readonly until: number | null
  /** What an administrator did to it later. */
  readonly later: { readonly act: Exclude<BlockAct, 'block'>; readonly at: number; readonly reason: string } | null
} // prettier-ignore

/** Those who cry wolf are blocked, or were: at most five of them, each in another way. */
export function sampleBlocks(
  random: Random,
  groups: readonly SampleGroup[],
  from: number,
  now: number,
): SampleBlock[] {
  const span = now - from
  const whole = (at: number) => Math.floor(at)
  const shapes: Pick<SampleBlock, 'reason' | 'from' | 'ends' | 'until' | 'later'>[] = [
    {
      reason: 'Nearly everything is filed as mission critical; most of it was a question. Told twice by phone.',
      from: whole(now - span * 0.42), until: null, ends: null, later: null,
    },
    {
      reason: 'Four false alarms within two weeks, three of them at night.',
      from: whole(now - span * 0.14), until: now + 36 * hour, ends: now + 36 * hour, later: null,
    },
    {
      reason: 'The pager as a reminder: the same invoice, mission critical, five times.',
      from: whole(now - span * 0.75), until: whole(now - span * 0.45), ends: whole(now - span * 0.45), later: null,
    },
    {
      reason: 'Trouble in development filed as outages of the live site.',
      from: whole(now - span * 0.61), until: null, ends: whole(now - span * 0.54),
      later: { act: 'lift', at: whole(now - span * 0.54), reason: 'Spoken with their new head of development, who files from now on.' },
    },
    {
      reason: 'Paged everybody for a newsletter that was late.',
      from: whole(now - span * 0.33), until: whole(now - span * 0.1), ends: now + 20 * day,
      later: { act: 'extend', at: whole(now - span * 0.12), reason: 'Two more false alarms while it was in force.' },
    },
  ] // prettier-ignore
  const wolves = groups.filter(({ group, honesty }) => group.confirmed && honesty < 0.5)
  return wolves.slice(0, shapes.length).flatMap(({ group }, index) => {
    const shape = shapes[index]
    return shape ? [{ entryId: operationIdSchema.parse(sampleId(random, shape.from)), groupId: group.id, ...shape }] : [] // prettier-ignore
  })
}

/** The blocks that withhold a group's pages at an instant. */
export function blocksAt(blocks: readonly SampleBlock[], groupId: GroupId, at: number): SampleBlock[] {
  return blocks.filter(
    (block) => block.groupId === groupId && block.from <= at && (block.ends === null || at < block.ends),
  )
}

/** What is known at the end of the story: the tickets that a block rests on, and the pages that it withheld. */
export interface BlockHistory {
  readonly evidence: readonly TicketId[]
  readonly hits: number
  readonly lastHitAt: string | null
}

/** The operations that made the list, in the desk's order and linked into one chain, and the entries they add up to. */
export function blocklistOf(
  random: Random,
  blocks: readonly SampleBlock[],
  admin: StaffId,
  historyOf: (block: SampleBlock) => BlockHistory,
): { operations: { sent: BlockOperation; recorded: RecordedOperation }[]; entries: BlocklistEntry[] } {
  const acts = blocks.flatMap((block) => operationsOf(random, block, historyOf(block))).sort((one, other) => one.madeAt.ms - other.madeAt.ms) // prettier-ignore
  let previousHash = chainBeginning
  const operations = acts.map((sent, index) => {
    const recorded = recordedOperation(sent, {
      madeBy: admin,
      receivedAt: new Date(sent.madeAt.ms + 400),
      order: index + 1,
      previousHash,
      salt: sampleId(random, sent.madeAt.ms),
    })
    previousHash = recorded.hash
    return { sent, recorded }
  })
  const entries = blocks.flatMap((block) => {
    const recorded = operations.map((each) => each.recorded).filter(({ groupId }) => groupId === block.groupId) // prettier-ignore
    const { hits, lastHitAt } = historyOf(block)
    return foldGroup(recorded).entries.map((entry) => entryOf(entry, { hits, lastHitAt, version: hits + recorded.length })) // prettier-ignore
  })
  return { operations, entries }
}

function operationsOf(random: Random, block: SampleBlock, { evidence }: BlockHistory): BlockOperation[] {
  const { groupId, later } = block
  const stamp = (ms: number) => ({ ms, counter: 0, node: 'sample' })
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const made: BlockOperation = {
    id: block.entryId,
    groupId,
    act: 'block',
    targets: [],
    after: [],
    until: instant(block.until),
    reason: block.reason,
    evidence: [...evidence],
    madeAt: stamp(block.from),
  }
  if (later === null) return [made]
  const { act, at, reason } = later
  const id = operationIdSchema.parse(sampleId(random, at))
  const changed = { id, groupId, act, targets: [block.entryId], after: [block.entryId], reason, madeAt: stamp(at) } // prettier-ignore
  return [made, act === 'extend' ? { ...changed, until: instant(block.ends) } : changed]
}
