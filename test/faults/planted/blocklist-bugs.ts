import { tests, type PlantedBug } from './planted-bug.ts'

/** In the fold of the blocklist, the judging of its operations, its chain, and what consoles lay over it. */
export const blocklistBugs: readonly PlantedBug[] = [
  {
    name: 'lift-loses-to-later-extension',
    harm: 'A group that an administrator lifted is blocked again, because somebody extended without knowing of it.',
    edits: [
      {
        file: 'shared/rules/blocklist/fold-group.ts',
        find: '    const [lift = null] = lifts\n    const untilBy = winner(untils, known)',
        replace:
          '    const untilBy = winner(untils, known)\n    const lift = lifts.find((one) => one.countedAt >= untilBy.countedAt) ?? null',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/fold-group'),
  },
  {
    name: 'lift-ends-unseen-blocks',
    harm: 'A lift also ends the block of a colleague whom its author had not heard of.',
    edits: [
      {
        file: 'shared/rules/blocklist/fold-group.ts',
        find: "    const lifts = changes.filter(({ act }) => act === 'lift')",
        replace: "    const lifts = ordered.filter(({ act }) => act === 'lift')",
      },
    ],
    caughtBy: tests('shared/rules/blocklist/fold-group'),
  },
  {
    name: 'order-of-arrival-decides',
    harm: 'Two consoles that heard of the same operations in another order show another list.',
    edits: [
      {
        file: 'shared/rules/blocklist/fold-group.ts',
        find: '  const ordered = [...known.values()].sort(earlierFirst)',
        replace: '  const ordered = [...known.values()]',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/fold-group'),
  },
  {
    name: 'clock-beats-knowledge',
    harm: 'Whoever decided knowing both sides loses to a workstation whose clock runs ahead.',
    edits: [
      {
        file: 'shared/rules/blocklist/fold-group.ts',
        find: '  const heads = candidates.filter(({ id }) => !beatenKnowingly.has(id))',
        replace: '  const heads = candidates.filter(({ id }) => !beatenKnowingly.has(id) || id !== first.id)',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/fold-group'),
  },
  {
    name: 'agents-may-block',
    harm: 'Anybody of the staff can put a customer on the blocklist.',
    edits: [
      {
        file: 'shared/rules/blocklist/judge-operation.ts',
        find: "  if (sender.role !== 'admin') return refused('not-an-admin', 'Only an administrator changes the blocklist.')\n",
        replace: '',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/judge-operation'),
  },
  {
    name: 'targets-of-others-taken',
    harm: 'An operation changes an entry that its author had never seen.',
    edits: [
      {
        file: 'shared/rules/blocklist/judge-operation.ts',
        find: '  const { entries } = foldGroup(recorded.filter(({ id }) => seen.has(id)))',
        replace:
          '  const { entries } = foldGroup(recorded.filter(({ id }) => seen.size >= 0 && id !== undefined))',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/judge-operation'),
  },
  {
    name: 'chain-leaves-reasons-out',
    harm: 'Somebody rewrites the reason of a block, and the audit still verifies.',
    edits: [
      {
        file: 'shared/rules/blocklist/chain.ts',
        find: '      !isErased(operation) &&\n',
        replace: '      isErased(operation) &&\n',
      },
    ],
    caughtBy: tests('shared/rules/blocklist/chain'),
  },
  {
    name: 'refused-operation-counts',
    harm: 'A console shows a group as blocked by an operation that the desk refused.',
    edits: [
      {
        file: 'main/sync/blocklist/known-operations.ts',
        find: '...own.filter((operation) => !isRefused(operation))],',
        replace: '...own],',
      },
    ],
    caughtBy: tests('main/sync/blocklist/offline-operations'),
  },
  {
    name: 'after-taken-at-sending',
    harm: 'What somebody did without knowing of a colleague beats the colleague, as if they had known.',
    edits: [
      {
        file: 'main/sync/push.ts',
        find: '  const { id, act, forced, base } = kept\n',
        replace:
          "  const { id, act, forced } = kept\n  const seen = act.kind === 'change-blocklist' ? readOperations(session.cache.read, act.groupId) : []\n  const base = seen.length > 0 ? { ...kept.base, after: latestOf(seen) } : kept.base\n",
      },
      {
        file: 'main/sync/push.ts',
        find: "import { assertNever } from '../../shared/rules/assert-never.ts'\n",
        replace:
          "import { assertNever } from '../../shared/rules/assert-never.ts'\nimport { latestOf } from '../../shared/rules/blocklist/seen-by.ts'\nimport { readOperations } from '../store/read-operations.ts'\n",
      },
    ],
    caughtBy: tests('main/sync/blocklist/offline-operations'),
  },
  {
    name: 'stamps-stand-still',
    harm: 'Two operations of one moment bear the same stamp, and nobody can say which was first.',
    edits: [
      {
        file: 'main/sync/blocklist/make-operation.ts',
        find: '{ ms: last.ms, counter: last.counter + 1, node }',
        replace: '{ ms: now, counter: last.counter, node }',
      },
    ],
    caughtBy: tests('main/sync/blocklist/offline-operations'),
  },
  {
    name: 'made-anew-under-the-old-key',
    harm: 'An operation that was refused once is refused for ever, whatever its author sets right.',
    edits: [
      {
        file: 'shared/ipc/made-operation.ts',
        find: '  return attempt === 0 ? id : `${id}~${attempt}`',
        replace: '  return attempt >= 0 ? id : `${id}~${attempt}`',
      },
    ],
    caughtBy: tests('main/sync/blocklist/offline-operations'),
  },
  {
    name: 'refusal-counts-as-sent',
    harm: 'A block that the desk refused leaves the outbox as sent: nobody is blocked, and nobody is told.',
    edits: [
      {
        file: 'main/sync/read-other-results.ts',
        find: "  if (result.outcome !== 'refused') return success",
        replace: "  if (result.outcome !== 'duplicate') return success",
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'merged-entries-out-of-reach',
    harm: 'A group that was blocked and then merged can never be lifted again.',
    edits: [
      {
        file: 'main/sync/blocklist/address-operations.ts',
        find: '? groupIdSchema.parse(made) : act.groupId',
        replace: '? groupIdSchema.parse(act.groupId) : act.groupId',
      },
    ],
    caughtBy: tests('main/sync/blocklist/what-lists-show'),
  },
  {
    name: 'merged-group-not-moved',
    harm: 'A console shows a group as free to page, although what was merged into it is blocked.',
    edits: [
      {
        file: 'main/store/put-blocked-group.ts',
        find: "    database.run('UPDATE blocked_period SET root = ? WHERE group_id = ?', root, id)\n",
        replace: '',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'alarm-cleared-by-reading-on',
    harm: 'Somebody rewrote the list; the alarm about it is gone with the next exchange.',
    edits: [
      {
        file: 'main/sync/blocklist/watch-chain.ts',
        find: '  if (!isOther && head !== null && head.order > (seen?.order ?? 0)) keepSeen(head)',
        replace: '  if (head !== null && (isOther || head.order > (seen?.order ?? 0))) keepSeen(head)',
      },
    ],
    caughtBy: tests('main/sync/blocklist/chain-watch'),
  },
]
