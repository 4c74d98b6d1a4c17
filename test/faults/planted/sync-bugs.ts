import { stories, tests, type PlantedBug } from './planted-bug.ts'

/** In the pull, the merge, the cache, and the feed that they read. */
export const syncBugs: readonly PlantedBug[] = [
  {
    name: 'conflict-merged-silently',
    harm: 'Two people change one field, and the later one wins without a word.',
    edits: [
      {
        file: 'main/sync/prepare-act.ts',
        find: 'if (fields.length === 0) return success({ version: now.resource.version })',
        replace: 'if (fields.length < 99) return success({ version: now.resource.version })',
      },
    ],
    caughtBy: tests('main/sync/conflicts'),
  },
  {
    name: 'cursor-apart-from-page',
    harm: 'A kill or a full disk between cursor and page loses the page for good.',
    edits: [
      {
        file: 'main/sync/pull.ts',
        find: '  const arrived = into.write.transaction(() => {',
        replace: '  into.write.transaction(() => writeFeedPosition(into.write, position))\n  const arrived = into.write.transaction(() => {', // prettier-ignore
      },
      {
        file: 'main/sync/pull.ts',
        find: 'import { hasLearnedKinds, readFeedPosition }',
        replace: 'import { hasLearnedKinds, readFeedPosition, writeFeedPosition }',
      },
    ],
    caughtBy: tests('faults/simulation/every-commit'),
  },
  {
    name: 'version-guard-dropped',
    harm: 'An answer that comes late takes a row back to what it was before.',
    edits: [
      {
        file: 'main/store/put-ticket.ts',
        find: "if (pulled !== null && pulled.version < numberOf(before, 'pulled_version')) return row",
        replace: '',
      },
    ],
    caughtBy: tests('main/store/put-ticket'),
  },
  {
    name: 'tally-forgets-deletes',
    harm: 'The counts drift from what is there with every ticket that goes.',
    edits: [
      {
        file: 'main/store/put-ticket.ts',
        find: '  change.touched.add(id)\n  change.tally.add(cellOf(before), -1)\n',
        replace: '  change.touched.add(id)\n',
      },
    ],
    caughtBy: tests('main/store/tally'),
  },
  {
    name: 'words-not-marked',
    harm: 'A message that arrives is not found by its words.',
    edits: [
      {
        file: 'main/sync/apply-changes.ts',
        find: '      if (indexWords && ticketId !== null) markTextDueByTicket(database, ticketId)\n',
        replace: '',
      },
      {
        file: 'main/sync/apply-changes.ts',
        find: '        if (indexWords) markTextDue(database, row)\n',
        replace: '        if (indexWords && row < 0) markTextDue(database, row)\n',
      },
    ],
    caughtBy: stories(1, 30),
  },
  {
    name: 'resync-drops-laid-acts',
    harm: 'After everything was pulled anew, what was typed and not sent is gone from the screen.',
    edits: [
      {
        file: 'main/sync/pull.ts',
        find: '  relayAll(session)\n',
        replace: '',
      },
      {
        file: 'main/sync/restored-desk.ts',
        find: '  relayAll(session)\n',
        replace: '',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'settled-before-it-is-shown',
    harm: 'An act leaves the screen although what it did never reached the cache.',
    edits: [
      {
        file: 'main/sync/is-settled.ts',
        find: "  if (kept.state.kind !== 'sent') return false",
        replace: "  if (kept.state.kind !== 'sent') return false\n  if (kept.settled || pulled.version >= 0) return true", // prettier-ignore
      },
    ],
    caughtBy: tests('main/sync/is-settled'),
  },
  {
    name: 'restored-desk-unnoticed',
    harm: 'A desk restored from a backup leaves every console with what no desk knows.',
    edits: [
      {
        file: 'server/store/changes.ts',
        find: '  if ((await markOf(reader, cursor.seen)) !== cursor.mark)',
        replace: '  if ((await markOf(reader, cursor.seen)) === null)',
      },
    ],
    caughtBy: tests('server/store/changes'),
  },
  {
    name: 'resync-refused',
    harm: 'A console whose desk was restored never syncs again.',
    edits: [
      {
        file: 'main/sync/run-session.ts',
        find: "if (!pulled.ok && pulled.failure.code !== 'resync-required') return pulled",
        replace: 'if (!pulled.ok) return pulled',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'forgotten-acts-not-sent-again',
    harm: 'What a restored desk forgot is lost, although its author still has it.',
    edits: [
      {
        file: 'main/store/acts.ts',
        find: "'UPDATE act SET settled = 0, result_version = NULL, forced = 1, doubt = ? WHERE id = ?'",
        replace: "'UPDATE act SET doubt = ? WHERE id = ? AND 1 = 0'",
      },
    ],
    caughtBy: tests('main/sync/restored-desk'),
  },
  {
    name: 'seq-outside-the-transaction',
    harm: 'A change committed late gets a number that readers have passed: they never hear of it.',
    edits: [
      {
        file: 'server/store/feed.ts',
        find: 'sql<number>`(select coalesce(max(seq), 0) + 1 from change)`',
        replace: 'sql<number>`(select coalesce(max(seq), 0) from change) + ${nextNumber()}`',
      },
      {
        file: 'server/store/feed.ts',
        find: '/** Random bytes in the mark of a change. */',
        replace: '/** A sequence of this process, in blocks. */\nlet given = 0\nfunction nextNumber(): number {\n  given = (given + 1) % 8\n  return given === 0 ? -3 : given\n}\n\n/** Random bytes in the mark of a change. */', // prettier-ignore
      },
    ],
    caughtBy: tests('server/store/feed-order', 'server/store/changes'),
  },
  {
    name: 'key-kept-apart-from-effect',
    harm: 'A service killed between effect and key carries the same act out twice.',
    edits: [
      {
        file: 'server/plugins/answers.ts',
        find: '    await rememberAnswer(tx, identity, { status, headers, body: replayBody }, now)\n',
        replace: '    queueMicrotask(() => void database.write((later) => rememberAnswer(later, identity, { status, headers, body: replayBody }, now)))\n', // prettier-ignore
      },
    ],
    caughtBy: tests('server/routes/idempotency', 'server/routes/two-services'),
  },
  {
    name: 'answered-before-the-commit',
    harm: 'A power cut takes an act that the desk said it carried out, or somebody is refused for what was never kept.',
    edits: [
      {
        file: 'server/store/shared-commit.ts',
        find: 'return done.ok ? () => resolve(done.value) : () => fail(done.error)',
        replace:
          'if (done.ok) resolve(done.value)\n        else fail(done.error)\n        return () => undefined',
      },
    ],
    caughtBy: tests('server/store/shared-commit'),
  },
  {
    name: 'outbox-not-synced',
    harm: 'A power cut takes an act that the console said it keeps.',
    edits: [
      {
        file: 'main/store/open-file.ts',
        find: "PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}",
        replace: 'PRAGMA synchronous = NORMAL',
      },
    ],
    caughtBy: tests('main/store/files'),
  },
  {
    name: 'lists-outlive-a-commit',
    harm: 'The service shows a list as it was before somebody else changed a ticket, and lets a revoked token in.',
    edits: [
      {
        file: 'server/store/until-commit.ts',
        find: 'if (commits !== known.commits) known = nothing(commits)',
        replace: 'known.looks.delete(String(commits))',
      },
    ],
    caughtBy: tests('server/store/until-commit', 'server/routes/ticket-pages'),
  },
  {
    name: 'due-while-nothing-changes',
    harm: 'A ticket that becomes late while the desk is quiet is told to nobody.',
    edits: [
      {
        file: 'main/sync/alarms/tell-notices.ts',
        find: 'looked?.cache !== cache || now() >= looked.dueAgainAt',
        replace: 'looked?.cache !== cache || now() < 0',
      },
    ],
    caughtBy: tests('main/sync/alarms/look-at-changed'),
  },
  {
    name: 'folded-while-it-closes',
    harm: 'A cache is replaced while another thread still folds its journal, which Windows refuses.',
    edits: [{ file: 'main/sync/run-session.ts', find: '      await session.folding\n', replace: '' }],
    caughtBy: tests('main/sync/fold-soon'),
  },
  {
    name: 'news-put-anywhere',
    harm: 'Changes that came while nobody looked are passed over, for good: the news is taken for what follows them.',
    edits: [{ file: 'main/sync/pull.ts', find: 'told.after === cursor && ', replace: '' }],
    caughtBy: tests('main/sync/told-page'),
  },
  {
    name: 'news-older-than-an-answer',
    harm: 'A healthy desk is taken for one restored from a backup: everything is read anew, and acts are sent again.',
    edits: [{ file: 'main/sync/pull.ts', find: ' && !isOwed) return', replace: ') return' }],
    caughtBy: tests('main/sync/told-page'),
  },
  {
    name: 'own-views-told-to-all',
    harm: 'A view that somebody keeps for themselves is deleted at their own console, or told to everybody.',
    edits: [
      {
        file: 'server/store/news.ts',
        find: '  if (await hasViewAfter(reader, since.seq)) return null\n',
        replace: '',
      },
    ],
    caughtBy: tests('server/routes/events'),
  },
]
