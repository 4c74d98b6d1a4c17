import { sha256 } from '#server/store/blocklist-operations'
import type { BlockedGroupView, BlocklistStatus, ChainReport } from '#shared/ipc/blocklist-views'
import type { Result } from '#shared/ipc/result'
import type { GroupView } from '#shared/ipc/views'
import type { EntryState, RecordedOperation } from '#shared/protocol/blocklist'
import { groupIdSchema } from '#shared/protocol/common'
import { findBreak } from '#shared/rules/blocklist/chain'
import { entryState } from '#shared/rules/blocklist/entry-state'
import { foldGroup } from '#shared/rules/blocklist/fold-group'
import { canonicalJson } from '#shared/rules/canonical-json'
import type { Violation } from '../history.ts'
import { groupWithMerged } from './model-groups-of.ts'
import { operationsOf } from './model-blocklist.ts'
import type { SimulatedConsole } from './simulated-console.ts'
import type { World } from './world.ts'

/**
 * What a healed console says of the blocklist: every group as the desk's operations fold, all that the desk took, and a
 * chain that holds; where the desk forgot what this console saw, an alarm and nothing else.
 */
export async function judgeBlocklist(world: World, console: SimulatedConsole): Promise<Violation[]> {
  if (console.open === null) return []
  const found = [
    ...groupsShown(world, console),
    ...notTaken(world, console),
    ...(await chainOf(world, console)),
  ]
  return found.map((what) => ({ invariant: 3, what: `${console.name}: ${what}` }))
}

/** Acts that wait behind one that needs its author are laid over a group: what is shown then is no other's business. */
function groupsShown({ desk: { state } }: World, console: SimulatedConsole): string[] {
  const waiting = new Set(
    console.outbox().flatMap(({ act, state: { kind } }) => {
      if (kind === 'sent' || kind === 'needs-you') return []
      if (act.kind === 'merge-group') return [String(act.groupId), String(act.into)]
      return act.kind === 'change-blocklist' ? [String(act.groupId)] : []
    }),
  )
  const roots = [...state.group.values()].filter(({ mergedInto }) => mergedInto === null)
  const families = roots.map(({ id }) => groupWithMerged(state, id).map((group) => group.id))
  const now = console.now()
  const isIn = (ids: readonly string[], wanted: EntryState) =>
    ids.some((id) =>
      foldGroup(operationsOf(state, id)).entries.some((entry) => entryState(entry, now) === wanted),
    )
  const status = answered(console.handlers['blocklist.status'](undefined) as Result<BlocklistStatus>)
  const different = families
    .filter((ids) => !ids.some((id) => waiting.has(id)))
    .flatMap(([root, ...merged]) => {
      if (root === undefined) return []
      const ids = [root, ...merged]
      const groupId = groupIdSchema.parse(root)
      const view = answered(
        console.handlers['blocklist.group']({ groupId }) as Result<BlockedGroupView | null>,
      )
      const group = answered(console.handlers['groups.read']({ groupId }) as Result<GroupView | null>)
      const blocked = isIn(ids, 'in-force') ? 'in-force' : isIn(ids, 'planned') ? 'planned' : null
      const shown = canonicalJson({ ...shownOf(view), blocked: group?.blocked ?? null })
      const told = canonicalJson({ ...toldOf(ids.map((id) => operationsOf(state, id)), now), blocked }) // prettier-ignore
      return shown === told ? [] : [`the blocklist shows of ${root} ${shown}, and the desk has ${told}`]
    })
  // A merge that waits here makes one group of two.
  const inForce = families.filter((ids) => isIn(ids, 'in-force')).length
  const counts = waiting.size > 0 || status.inForce === inForce ? [] : [`${status.inForce} groups are said to be blocked, and ${inForce} are`] // prettier-ignore
  return [...different, ...counts]
}

/** Without what was made only here, and without what no desk knows: its own names for things. */
function shownOf(view: BlockedGroupView | null) {
  const entries = (view?.entries ?? []).filter(({ enforcement }) => enforcement.kind === 'enforced')
  const operations = (view?.operations ?? []).filter(({ enforcement }) => enforcement.kind !== 'refused')
  return {
    entries: sorted(
      entries.map(({ id, state, reason, from, until, lifted }) => ({ id, state, reason, from, until, lifted: lifted?.reason ?? null })),
    ), // prettier-ignore
    disputes: sorted((view?.disputes ?? []).map(({ entryId, kept, lost }) => ({ id: `${entryId} ${kept.id} ${lost.id}` }))), // prettier-ignore
    operations: sorted(operations.map(({ id, hash, isSuperseded }) => ({ id, hash, isSuperseded }))),
  }
}

function toldOf(
  families: readonly (readonly RecordedOperation[])[],
  now: number,
): ReturnType<typeof shownOf> {
  const folded = families.map((operations) => foldGroup(operations))
  const ms = (instant: string | null) => (instant === null ? null : Date.parse(instant))
  return {
    entries: sorted(
      folded.flatMap(({ entries }) =>
        entries.map((entry) => {
          const { block, untilBy, reasonBy, lift } = entry
          const period = { from: Date.parse(block.from), until: ms(untilBy.until) }
          const { reason } = reasonBy
          return { id: block.id, state: entryState(entry, now), reason, ...period, lifted: lift?.reason ?? null } // prettier-ignore
        }),
      ),
    ),
    disputes: sorted(folded.flatMap(({ disputes }) => disputes.map(({ entryId, kept, lost }) => ({ id: `${entryId} ${kept} ${lost}` })))), // prettier-ignore
    operations: sorted(
      families.flatMap((operations, place) =>
        operations.map(({ id, hash }) => ({ id, hash, isSuperseded: folded[place]?.superseded.has(id) ?? false })),
      ),
    ), // prettier-ignore
  }
}

/** What an outbox calls sent is on the desk. */
function notTaken({ desk: { state } }: World, console: SimulatedConsole): string[] {
  return console.outbox().flatMap((entry) => {
    const { act } = entry
    const isLost = act.kind === 'change-blocklist' && entry.state.kind === 'sent' && !state['blocklist-operation'].has(act.operationId) // prettier-ignore
    return isLost ? [`the operation ${act.operationId} is called sent, and the desk does not have it`] : []
  })
}

async function chainOf({ desk: { state } }: World, console: SimulatedConsole): Promise<string[]> {
  const chain = [...state['blocklist-operation'].values()]
  const broken = findBreak(chain, sha256)
  if (broken !== null) return [`the desk's own chain breaks at ${broken.order}`]
  const report = answered(await console.handlers['blocklist.verify'](undefined) as Result<ChainReport>) // prettier-ignore
  const { alarm } = answered(console.handlers['blocklist.status'](undefined) as Result<BlocklistStatus>)
  if (report.kind === 'rewritten') {
    const isForgotten = chain[report.seen.order - 1]?.hash !== report.seen.hash
    if (!isForgotten) return ['an alarm is raised, and the desk still has what was seen']
    return alarm === null ? ['the desk forgot what was seen, and no alarm stands'] : []
  }
  const should = chain.length === 0 ? 'empty' : 'holds'
  return [
    ...(report.kind === should ? [] : [`the chain is said to be ${report.kind}, and should be ${should}`]),
    ...(alarm === null ? [] : ['an alarm stands, and the chain holds']),
  ]
}

function answered<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

function sorted<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
