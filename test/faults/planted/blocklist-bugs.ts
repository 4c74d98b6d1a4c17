import { tests, type PlantedBug } from './planted-bug.ts'

/** In the fold of the blocklist, the judging of its operations, its chain, and the gate. */
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
    name: 'blocked-joins-an-outage',
    harm: 'A blocked group wakes people after all, by way of the page of others.',
    edits: [
      {
        file: 'shared/rules/page-gate.ts',
        find: '  if (blockedBy.length > 0) return',
        replace: '  if (blockedBy.length > 0 && outageId === null) return',
      },
    ],
    caughtBy: tests('shared/rules/page-gate'),
  },
  {
    name: 'anybody-pages',
    harm: 'A name that somebody made up on the public form wakes everybody.',
    edits: [
      {
        file: 'shared/rules/page-gate.ts',
        find: "  if (!isConfirmed) return { outcome: 'unknown-group' }\n",
        replace: '',
      },
    ],
    caughtBy: tests('shared/rules/page-gate'),
  },
  {
    name: 'joins-for-ever',
    harm: 'A new emergency is counted into a page that nobody has answered for hours, and rings nowhere.',
    edits: [
      {
        file: 'shared/rules/page-gate.ts',
        find: '        now - page.beganAt <= joinsFor &&\n',
        replace: '',
      },
    ],
    caughtBy: tests('shared/rules/page-gate'),
  },
  {
    name: 'merge-dodges-the-block',
    harm: 'A blocked group is merged into another one, and pages again under its name.',
    edits: [
      {
        file: 'server/store/pass-gate.ts',
        find: '  const entries = await entriesWithholding(tx, ids, now)',
        replace: '  const entries = await entriesWithholding(tx, [group.id], now)',
      },
    ],
    caughtBy: tests('server/routes/gate'),
  },
  {
    name: 'reopening-passes-the-gate-by',
    harm: 'A settled emergency that breaks out again pages nobody.',
    edits: [
      {
        file: 'shared/rules/wakes-people.ts',
        find: "  return isActive(before.status) ? null : 'reopened'",
        replace: '  return null',
      },
    ],
    caughtBy: tests('shared/rules/wakes-people'),
  },
]
