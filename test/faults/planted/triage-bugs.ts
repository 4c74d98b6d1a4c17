import { tests, type PlantedBug } from './planted-bug.ts'

/** In the gate, outages, the watch for what nobody opens, and the records of groups. */
export const triageBugs: readonly PlantedBug[] = [
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
  {
    name: 'confirmation-ties-nothing',
    harm: 'Staff vouch for three groups that all report the same outage, and each is paged for alone.',
    edits: [
      {
        file: 'server/store/known-group.ts',
        find: '  await vouchForReports(tx, group.id, now)\n',
        replace: '',
      },
    ],
    caughtBy: tests('server/routes/outages'),
  },
  {
    name: 'unopened-pages-again',
    harm: 'A ticket of an unknown group wakes the support people once an hour, all night.',
    edits: [
      {
        file: 'server/store/unopened.ts',
        find: "    .where(sql<boolean>`json_extract(doc, '$.gate.pageId') is null`)\n",
        replace: '',
      },
    ],
    caughtBy: tests('server/store/unopened'),
  },
  {
    name: 'outage-counts-as-abuse',
    harm: 'A group is held to abuse urgency because it reported an outage that others had too, and somebody flagged it.',
    edits: [
      {
        file: 'shared/rules/urgency-record.ts',
        find: "  if (isOutage) return 'excused'",
        replace: "  if (isOutage && !isFlagged) return 'excused'",
      },
    ],
    caughtBy: tests('shared/rules/urgency-record'),
  },
  {
    name: 'anybody-ruins-a-record',
    harm: 'Whoever types the name of a customer on the public form gets them onto the blocklist.',
    edits: [
      {
        file: 'shared/rules/urgency-record.ts',
        find: "  if (!isVouched) return 'unvouched'\n",
        replace: '',
      },
    ],
    caughtBy: tests('shared/rules/urgency-record'),
  },
  {
    name: 'merge-hides-an-emergency',
    harm: 'A mission-critical ticket is merged into a question, and nobody sees any more that it cannot wait.',
    edits: [
      {
        file: 'shared/rules/ticket-merge.ts',
        find: '  if (asksForPeople(standingOf(ticket)) && !asksForPeople(standingOf(other)))',
        replace: "  if (asksForPeople(standingOf(ticket)) && other.status === 'closed')",
      },
    ],
    caughtBy: tests('server/routes/ticket-merges'),
  },
  {
    name: 'apart-in-silence',
    harm: 'A mission-critical ticket is taken apart from one that is settled, and nobody is woken for it any more.',
    edits: [
      {
        file: 'server/store/ticket-unmerge.ts',
        find: '  const apart = isAskedAnew\n',
        replace: '  const apart = isAskedAnew && other === null\n',
      },
    ],
    caughtBy: tests('server/routes/ticket-merges'),
  },
  {
    name: 'merged-page-is-late-for-ever',
    harm: 'A page that no pager sent in time is dropped, although the ticket that its own was merged into is open.',
    edits: [
      {
        file: 'server/store/late-pages.ts',
        find: "trail.at(-1)?.status ?? 'closed'",
        replace: "trail[0]?.status ?? 'closed'",
      },
    ],
    caughtBy: tests('server/routes/ticket-merges'),
  },
  {
    name: 'answer-to-every-receipt',
    harm: 'What is answered to two customers stands on the receipt of a third one, whom it was not meant for.',
    edits: [
      {
        file: 'server/store/answer-copies.ts',
        find: "    .where('answer_copy.ticket_id', '=', ticketId)\n",
        replace: "    .where('answer_copy.ticket_id', '<>', '')\n",
      },
    ],
    caughtBy: tests('server/routes/answer-copies'),
  },
  {
    name: 'other-group-ticked',
    harm: 'Words written for one customer go to a customer of another group, because nobody took a tick away.',
    edits: [
      {
        file: 'shared/rules/answer-copies.ts',
        find: '  return one.groupId !== null && one.groupId === other.groupId',
        replace: '  return one.groupId === other.groupId || one.groupId !== null',
      },
    ],
    caughtBy: tests('shared/rules/answer-copies'),
  },
  {
    name: 'parting-overtakes-the-answer',
    harm: 'A reply to two customers is refused, because their tickets were taken apart here after it was written.',
    edits: [
      {
        file: 'main/store/acts.ts',
        find: "       UNION SELECT place FROM act WHERE state <> 'sent' AND instr(payload, '\"alsoTo\":[{') > 0\n",
        replace: '',
      },
    ],
    caughtBy: tests('main/sync/answer-copies'),
  },
]
