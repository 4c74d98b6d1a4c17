import type { MessageView, QueueRow, TicketView } from '../../shared/ipc/views.ts'
import {
  groupIdSchema,
  messageIdSchema,
  staffIdSchema,
  ticketIdSchema,
} from '../../shared/protocol/common.ts'
import { statuses } from '../../shared/rules/status.ts'
import { urgencies } from '../../shared/rules/urgency.ts'

const now = Date.UTC(2026, 10, 23, 9, 0, 0)
const groups = [
  'Harbour Print Works',
  'Nordlicht Media',
  'Café Müller GmbH',
  'Delta Freight',
  'Osei & Daughters',
  'Pine Street Clinic',
]
const people = ['Mara Osei', 'Jonas Weber', 'Priya Nair', 'Tomás Rey', 'Ellen Vik', 'Sam Okafor']
const subjects = [
  'Mail to one domain bounces since this morning',
  'New mailbox for our apprentice',
  'Site answers 502 every few minutes',
  'How do we change the billing address?',
  'Please raise the quota of the shared drive',
  'Whole site is down, nothing answers',
  'Certificate expires on Friday',
  'Reverse DNS for the new mail server',
]

/** Repeatable pseudo-random numbers in [0, 1): mulberry32. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(share * items.length))]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Rows of a desk, the same ones every time; mostly calm, a few loud. */
export function fakeRows(count: number): QueueRow[] {
  const next = numbers(7)
  return Array.from({ length: count }, (_, place) => {
    const urgency = pick(urgencies, next() ** 1.8)
    const assigned = next() > 0.4
    const createdAt = now - Math.floor(next() ** 2 * 90 * 86_400_000)
    const group = pick(groups, next())
    return {
      id: ticketIdSchema.parse(`ticket-${place + 1}`),
      number: 5001 + place,
      groupId: groupIdSchema.parse(`group-${groups.indexOf(group) + 1}`),
      groupName: group,
      groupConfirmed: group !== 'Osei & Daughters',
      subject: pick(subjects, next()),
      requesterName: pick(people, next()),
      status: pick(statuses, next()),
      urgency,
      requestedUrgency: urgency,
      assigneeId: assigned ? staffIdSchema.parse('staff-2') : null,
      assigneeName: assigned ? 'Imre Balogh' : null,
      gate: null,
      unheld: false,
      outageGroups: null,
      groupBlocked: false,
      mergedInto: null,
      due: null,
      createdAt,
      updatedAt: createdAt + 3_600_000,
      pending: false,
      key: `key-${place + 1}`,
    }
  })
}

/** A ticket with a conversation in every kind of message. */
export function fakeTicketView(row: QueueRow): TicketView {
  const at = new Date(row.createdAt).toISOString()
  const [firstName = '', lastName = ''] = row.requesterName.split(' ')
  const customer = { kind: 'customer' as const, staffId: null, name: row.requesterName }
  const imre = { kind: 'staff' as const, staffId: staffIdSchema.parse('staff-2'), name: 'Imre Balogh' }
  const said = (
    place: number,
    kind: MessageView['kind'],
    author: MessageView['author'],
    body: string,
  ): MessageView => ({
    id: messageIdSchema.parse(`${row.id}-message-${place}`),
    ticketId: row.id,
    kind,
    body,
    author,
    createdAt: row.createdAt + place * 900_000,
    act: null,
  })
  const messages = [
    said(
      0,
      'customer',
      customer,
      'Good morning,\n\nsince about 8 o’clock nothing answers any more. Could you have a look?\n\nMara',
    ),
    said(1, 'event', imre, 'Imre Balogh took the ticket.'),
    said(2, 'note', imre, 'Rack 4, the switch was replaced last night.'),
    said(
      3,
      'reply',
      imre,
      'Good morning,\n\nwe found the cause: a port that did not come up again. It works from here; does it for you?\n\nImre',
    ),
  ]
  return {
    ticket: {
      id: row.id,
      number: row.number,
      groupId: row.groupId,
      groupName: row.groupName,
      subject: row.subject,
      status: row.status,
      requester: { firstName, lastName, email: 'mara@harbour.example', phone: '+49 40 555 0199' },
      urgency: { requested: row.requestedUrgency, effective: row.urgency, judged: null },
      urgencySet: {
        requested: { by: customer, at, why: '' },
        effective: { by: customer, at, why: '' },
        judged: null,
      },
      verdict: null,
      assigneeId: row.assigneeId,
      source: 'form',
      advice: { workedBefore: true, everythingDown: null },
      mergedInto: null,
      version: 3,
      createdAt: at,
      updatedAt: new Date(row.updatedAt).toISOString(),
    },
    group: null,
    assigneeName: row.assigneeName,
    messages,
    seenThrough: messages.at(-1)?.id ?? null,
    mergedInto: null,
    joined: [],
    clocks: {
      firstAnswer: null,
      solution: null,
      promised: { firstAnswer: null, solution: null, hours: null, timeZone: 'UTC' },
    },
    flags: [],
    links: [],
    outage: null,
    pages: [],
    pending: [],
  }
}
