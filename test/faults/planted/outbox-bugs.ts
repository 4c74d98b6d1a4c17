import { stories, tests, type PlantedBug } from './planted-bug.ts'

/** In the outbox: acts on their way from the person who made them to the service. */
export const outboxBugs: readonly PlantedBug[] = [
  {
    name: 'draft-dropped-apart',
    harm: 'A kill between two commits leaves a reply both sent and still in its draft.',
    edits: [
      {
        file: 'main/sync/perform-act.ts',
        find: '    if (place !== null) deleteDraft(session.work, place)\n',
        replace: '    if (place !== null) queueMicrotask(() => deleteDraft(session.work, place))\n',
      },
    ],
    caughtBy: tests('faults/simulation/every-commit'),
  },
  {
    name: 'new-key-per-try',
    harm: 'A reply whose answer was lost is carried out twice, or refused although it stands.',
    edits: [
      {
        file: 'main/remote/act-request.ts',
        find: "'Idempotency-Key': made === null ? id : keyOfTry(id, made),",
        replace: "'Idempotency-Key': `${id.slice(0, 30)}-${performance.now()}`.slice(0, 60),",
      },
    ],
    caughtBy: stories(1, 10),
  },
  {
    name: 'any-version-will-do',
    harm: 'A change overwrites what a colleague changed in the meantime.',
    edits: [
      {
        file: 'main/remote/act-request.ts',
        find: '{ \'If-Match\': `"${version}"` }',
        replace: '{ \'If-Match\': `"${version}", *` }',
      },
    ],
    caughtBy: tests('main/remote/act-request'),
  },
  {
    name: 'held-acts-hold-nothing',
    harm: 'What follows an act that needs its author leaves before it.',
    edits: [
      {
        file: 'main/sync/plan-push.ts',
        find: '    for (const key of holds) held.add(key)',
        replace: "    if (entry.state.kind !== 'needs-you') for (const key of holds) held.add(key)",
      },
    ],
    caughtBy: tests('main/sync/plan-push'),
  },
  {
    name: 'all-tickets-are-one',
    harm: 'One reply that is held holds every other ticket with it.',
    edits: [
      {
        file: 'main/sync/act-keys.ts',
        find: '  const own = subjectOf(act)',
        replace: "  const own = subjectOf(act).split(':')[0] ?? ''",
      },
    ],
    caughtBy: tests('main/sync/act-keys'),
  },
  {
    name: 'ticket-before-its-group',
    harm: 'A ticket is filed before the group it names is made, and makes an unconfirmed one.',
    edits: [
      {
        file: 'main/sync/act-keys.ts',
        find: 'needs: [own, `name:${name}`, `freed:${name}`]',
        replace: 'needs: [own]',
      },
    ],
    caughtBy: tests('main/sync/act-keys'),
  },
  {
    name: 'undo-ignored',
    harm: 'A reply leaves although its author still has time to take it back.',
    edits: [
      {
        file: 'main/sync/plan-push.ts',
        find: 'Math.max(state.nextTryAt ?? now, state.undoUntil ?? now)',
        replace: 'Math.max(state.nextTryAt ?? now, now)',
      },
    ],
    caughtBy: tests('main/sync/undo'),
  },
  {
    name: 'clock-set-back-holds',
    harm: 'A clock that is set back by a day holds every waiting act for a day.',
    edits: [
      {
        file: 'main/sync/plan-push.ts',
        find: 'return now < since ? now : Math.max(',
        replace: 'return Math.max(',
      },
    ],
    caughtBy: tests('main/sync/plan-push'),
  },
  {
    name: 'expiry-ignored',
    harm: 'A page that waited for an hour wakes people about what is long over.',
    edits: [
      {
        file: 'main/sync/plan-expiry.ts',
        find: 'if (isOverdue(wakes, decidedAt, now)) plan.expire.push(id)',
        replace: 'if (isOverdue(wakes, decidedAt, now)) continue',
      },
    ],
    caughtBy: tests('main/sync/waking-acts'),
  },
  {
    name: 'retry-after-ignored',
    harm: 'A service that asks for a pause is asked again at once.',
    edits: [
      {
        file: 'main/sync/backoff.ts',
        find: '(retryAfterMs ?? 0) + random * ceiling',
        replace: '(retryAfterMs ?? 0) * 0 + random * ceiling',
      },
    ],
    caughtBy: tests('main/sync/decisions'),
  },
  {
    name: 'seen-not-told',
    harm: 'Every reply is held for messages that its author has read.',
    edits: [
      {
        file: 'main/remote/act-request.ts',
        find: "kind: 'reply', body, seenThrough, ",
        replace: "kind: 'reply', body, ...(seenThrough === null ? {} : {}), ",
      },
    ],
    caughtBy: tests('main/remote/act-request'),
  },
  {
    name: 'refused-for-ever',
    harm: 'A refused act is sent again and again, and nobody is asked.',
    edits: [
      {
        file: 'main/sync/after-failure.ts',
        find: "    case 'unavailable':\n",
        replace: "    case 'unavailable':\n    case 'name-taken':\n    case 'already-merged':\n    case 'unseen-messages':\n    case 'not-found':\n", // prettier-ignore
      },
    ],
    caughtBy: tests('main/sync/decisions'),
  },
  {
    name: 'sending-for-ever',
    harm: 'What was on its way when the console was killed stays “sending” for ever.',
    edits: [
      {
        file: 'main/sync/open-session.ts',
        find: 'new Set(readSendingActIds(work))',
        replace: 'new Set(readSendingActIds(work).slice(0, 0))',
      },
    ],
    caughtBy: stories(1, 60),
  },
  {
    name: 'doubt-forgotten',
    harm: 'A reply whose answer was lost is discarded as unsent, and stands on the desk.',
    edits: [
      {
        file: 'main/sync/push.ts',
        find: "kept.doubt ?? 'unanswered'",
        replace: 'kept.doubt',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'typed-text-overwritten',
    harm: 'Taking a reply back destroys what was typed in its place meanwhile.',
    edits: [
      {
        file: 'main/sync/decide-act.ts',
        find: 'draftAgain(act, place === null ? null : readDraft(work, place))',
        replace: 'draftAgain(act, place === null || readDraft(work, place) !== undefined ? null : null)',
      },
    ],
    caughtBy: tests('faults/simulation/every-commit'),
  },
  {
    name: 'taken-back-text-lost',
    harm: 'Taking a reply back takes its text away.',
    edits: [
      {
        file: 'main/sync/decide-act.ts',
        find: '  putDraft(work, draft.value, session.now())\n',
        replace: '',
      },
    ],
    caughtBy: tests('main/sync/take-back'),
  },
  {
    name: 'acknowledged-before-commit',
    harm: 'A full disk loses an act that the console said it keeps.',
    edits: [
      {
        file: 'main/sync/perform-act.ts',
        find: '  session.work.transaction(() => {\n    for (const one of',
        replace: '  setImmediate(() => session.work.transaction(() => {\n    for (const one of',
      },
      {
        file: 'main/sync/perform-act.ts',
        find: '    if (place !== null) deleteDraft(session.work, place)\n  })',
        replace: '    if (place !== null) deleteDraft(session.work, place)\n  }))',
      },
    ],
    caughtBy: tests('main/sync/full-disk'),
  },
  {
    name: 'old-unsent-tidied',
    harm: 'After a month in a drawer, what was never sent is tidied away.',
    edits: [
      {
        file: 'main/store/acts.ts',
        find: "DELETE FROM act WHERE state = 'sent' AND settled = 1 AND moment < ?",
        replace: 'DELETE FROM act WHERE moment < ?',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'foreign-answer-counts',
    harm: 'A page of a log-in that answers 200 makes an act count as sent, and it is lost.',
    edits: [
      {
        file: 'main/sync/read-result.ts',
        find: 'act.ticketId)\n        return nonsense',
        replace: 'act.ticketId)\n        return success({ version: null, change: null })',
      },
    ],
    caughtBy: tests('faults/simulation/told-stories'),
  },
  {
    name: 'decided-unseen',
    harm: 'A reply that its author releases goes out over a message that came while the button was pressed.',
    edits: [
      {
        file: 'main/sync/decide-act.ts',
        find: '  if (unseen.length > 0)',
        replace: '  if (unseen.length > 99)',
      },
    ],
    caughtBy: tests('main/sync/unseen'),
  },
  {
    name: 'ticket-before-the-new-name',
    harm: 'A ticket is filed under the new name of a group before the group has it, and makes another group.',
    edits: [
      {
        file: 'main/sync/act-keys.ts',
        find: "holds: [own, ...keys('name', given), ...keys('freed', taken)]",
        replace: 'holds: [own]',
      },
    ],
    caughtBy: tests('main/sync/act-keys'),
  },
]
