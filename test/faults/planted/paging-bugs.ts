import { tests, type PlantedBug } from './planted-bug.ts'

/** In the engine that wakes people: what is due, who has it on lease, what came of it, and who has the page. */
export const pagingBugs: readonly PlantedBug[] = [
  {
    name: 'outcome-without-a-lease',
    harm: 'A service that hung writes its old failure over what another one has delivered meanwhile, and people are woken again.',
    edits: [
      {
        file: 'server/store/deliveries.ts',
        find: ' and lease = ${lease} and lease_until > ${now}',
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/leases'),
  },
  {
    name: 'lease-never-over',
    harm: 'What a killed service was handing over is never handed over again: nobody comes.',
    edits: [
      {
        file: 'server/store/deliveries.ts',
        find: '`(lease_until is not null and lease_until > ${now})`',
        replace: '`(lease_until is not null)`',
      },
    ],
    caughtBy: tests('server/paging/leases'),
  },
  {
    name: 'taken-by-two-pagers',
    harm: 'Two services hand the same message over at once, each time.',
    edits: [{ file: 'server/store/deliveries.ts', find: "    .where('busy', '=', 0)\n", replace: '' }],
    caughtBy: tests('server/paging/leases'),
  },
  {
    name: 'gateway-limit-ignored',
    harm: 'A storm of pages opens hundreds of lines to one gateway, which shuts the desk out.',
    edits: [
      {
        file: 'server/store/deliveries.ts',
        find: "    .where('place', '<=', sql<number>`iif(gateway glob '*://*', ${perGateway.http}, ${perGateway.other})`)\n",
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/leases'),
  },
  {
    name: 'begun-counts-as-sent',
    harm: 'A service killed while it hands a message over has lost it.',
    edits: [
      {
        file: 'server/store/deliveries.ts',
        find: '    .set({ lease, lease_until: until })',
        replace: '    .set({ lease, lease_until: until, due_at: null })',
      },
    ],
    caughtBy: tests('server/paging/killed-service'),
  },
  {
    name: 'failure-not-planned-on',
    harm: 'A gateway refuses, and the person’s next method waits for the next round.',
    edits: [
      {
        file: 'server/store/deliveries.ts',
        find: '  for (const id of new Set(pageOf.values())) await markUntold(tx, id)\n',
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/pager'),
  },
  {
    name: 'every-missed-round',
    harm: 'A service that was stopped for an hour wakes everybody twelve times at once.',
    edits: [
      {
        file: 'server/paging/plan-page.ts',
        find: '{ round: round + 1, roundBeganAt: now }',
        replace: '{ round: round + 1, roundBeganAt: roundBeganAt + repeatMinutes * minute }',
      },
    ],
    caughtBy: tests('server/paging/plan-page'),
  },
  {
    name: 'acknowledged-goes-round',
    harm: 'Somebody has said that they have it, and everybody else is woken again every five minutes.',
    edits: [
      {
        file: 'server/paging/advance-page.ts',
        find: '      return settle(tx, page, run, terms)\n    }',
        replace: '      return advanceLive(tx, page, run, terms)\n    }',
      },
    ],
    caughtBy: tests('server/paging/held-pages'),
  },
  {
    name: 'tried-again-although-somebody-has-it',
    harm: 'A gateway refuses, somebody takes the page, and two seconds later the next try wakes a colleague for it.',
    edits: [
      {
        file: 'server/paging/advance-page.ts',
        find: '    await takeBack(tx, page, now, engineNow)\n',
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/held-pages'),
  },
  {
    name: 'doubt-wakes-again',
    harm: 'After a kill somebody is woken for a page as if nobody had it, though a colleague works on it.',
    edits: [
      {
        file: 'shared/rules/paging/page-text.ts',
        find: "      if (page.state === 'acknowledged' || page.state === 'resolved')\n        return { title: name, text: `${name}: ${whoHasIt(said)}` }\n",
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/held-pages'),
  },
  {
    name: 'woken-late-and-never-told',
    harm: 'Whom a message reached just after somebody took the page drives to the office for nothing.',
    edits: [
      {
        file: 'server/paging/advance-page.ts',
        find: '    await tellWoken(tx, page, page.acknowledgedBy?.responderId ?? null, now)\n',
        replace: '',
      },
    ],
    caughtBy: tests('server/paging/held-pages'),
  },
  {
    name: 'opening-the-link-acknowledges',
    harm: 'A mail scanner opens the link in a message, and nobody is woken any more for a page that nobody has seen.',
    edits: [
      {
        file: 'server/routes/public-page-link.ts',
        find: "    const shown = { submission: newSecret(), typedNote: '', errors: [], notice: null }\n",
        replace:
          "    const shown = { submission: newSecret(), typedNote: '', errors: [], notice: null }\n    await database.write((tx) => actByLink(tx, linked, { act: 'acknowledge' }, { now: clock() } as never, engineClock.now()))\n",
      },
    ],
    caughtBy: tests('server/routes/page-link'),
  },
  {
    name: 'second-acknowledgement-wins',
    harm: 'Two people take a page, both are told that they have it, and each thinks that the other one went back to bed.',
    edits: [
      {
        file: 'shared/rules/paging/page-act.ts',
        find: "  if (page.state === 'acknowledged') return { kind: 'already' }\n",
        replace: '',
      },
    ],
    caughtBy: tests('server/routes/page-acts'),
  },
  {
    name: 'unverified-first',
    harm: 'A number that nobody ever tried is called first, and the one that works a minute later.',
    edits: [
      {
        file: 'server/paging/person-step.ts',
        find: '[...verified, ...others]',
        replace: '[...others, ...verified]',
      },
    ],
    caughtBy: tests('server/paging/plan-page'),
  },
  {
    name: 'accepted-counts-as-known',
    harm: 'A gateway says OK and drops the message, and nobody tries the person’s other phone.',
    edits: [
      { file: 'server/paging/person-step.ts', find: '    .filter((until) => until > now)\n', replace: '' },
    ],
    caughtBy: tests('server/paging/plan-page'),
  },
  {
    name: 'due-by-the-clock-on-the-wall',
    harm: 'Somebody sets the clock of the server, and a hundred people are woken at once, or nobody is.',
    edits: [
      {
        file: 'server/paging/plan-and-lease.ts',
        find: '    const now = engineClock.now()\n',
        replace: '    const now = parts.clock().getTime()\n',
      },
    ],
    caughtBy: tests('server/paging/pager-time'),
  },
  {
    name: 'another-key-each-time',
    harm: 'A message in doubt is handed over again, and the receiver cannot tell that it is the same one.',
    edits: [
      {
        file: 'server/paging/compose-messages.ts',
        find: '      deliveryId: delivery.id,',
        replace: '      deliveryId: crypto.randomUUID(),',
      },
    ],
    caughtBy: tests('server/paging/killed-service'),
  },
  {
    name: 'page-apart-from-its-ticket',
    harm: 'A service killed at the wrong moment keeps a mission-critical ticket, and nobody is ever paged for it.',
    edits: [
      {
        file: 'server/store/tickets.ts',
        find: 'const ticket = await passGate(tx, null, filedTicket, filed.now)',
        replace: 'const ticket = filedTicket',
      },
      {
        file: 'server/routes/tickets.ts',
        find: "const { ticket } = await fileTicket(tx, { ...request.body, source: 'staff', author, now })",
        replace: `const { ticket } = await fileTicket(tx, { ...request.body, source: 'staff', author, now })
        const before = { ...ticket, urgency: { ...ticket.urgency, effective: 'work-request' as const } }
        void import('../store/tickets.ts').then(({ stepTicket }) => database.write((later) => stepTicket(later, before, ticket, { by: author }, now)))`,
      },
    ],
    caughtBy: tests('server/paging/one-transaction'),
  },
  {
    name: 'handed-over-before-the-commit',
    harm: 'The disk is full, the ticket and its page are gone, and everybody was woken for them.',
    edits: [
      {
        file: 'server/paging/pager.ts',
        find: '      arrived = () => handOverAll(taken)\n',
        replace: '      handOverAll(taken)\n',
      },
    ],
    caughtBy: tests('server/paging/with-the-commit'),
  },
  {
    name: 'a-page-takes-its-ticket-down',
    harm: 'A damaged row among the people refuses every mission-critical ticket that is filed.',
    edits: [
      {
        file: 'server/paging/pager.ts',
        find: '    const failed = await attempt(tx, async () => {',
        replace:
          '    const failed = await (async (work: () => Promise<void>) => (await work(), null as { thrown: unknown } | null))(async () => {',
      },
    ],
    caughtBy: tests('server/paging/with-the-commit'),
  },
  {
    name: 'heart-beats-on-a-full-disk',
    harm: 'The desk cannot write and pages nobody, and the watch outside hears that all is well.',
    edits: [
      {
        file: 'server/paging/heartbeat.ts',
        find: '      await database.write((tx) => writeHeartbeat(tx, clock(), engineClock.now()))\n',
        replace: '',
      },
      {
        file: 'server/paging/heartbeat.ts',
        find: '      await callOut()\n',
        replace:
          '      await callOut()\n      await database.write((tx) => writeHeartbeat(tx, clock(), engineClock.now()))\n',
      },
    ],
    caughtBy: tests('server/paging/heartbeat'),
  },
  {
    name: 'one-alone-for-ever',
    harm: 'Whoever has the group’s earlier page sleeps, and nobody else ever hears of the next disaster.',
    edits: [
      {
        file: 'server/paging/asked-alone.ts',
        find: "  return now >= everybodyAt(page) ? 'unanswered' : 'alone'",
        replace: "  return 'alone'",
      },
    ],
    caughtBy: tests('server/paging/plan-page'),
  },
  {
    name: 'told-to-nobody',
    harm: 'Somebody without a pager took the earlier page in a console, and nobody at all is woken for the next one.',
    edits: [
      {
        file: 'shared/rules/page-gate.ts',
        find: "decision.outcome === 'told' && holder === null ? { outcome: 'page', isUntold: true } : decision",
        replace: 'holder === null ? decision : decision',
      },
    ],
    caughtBy: tests('server/routes/page-acts'),
  },
]
