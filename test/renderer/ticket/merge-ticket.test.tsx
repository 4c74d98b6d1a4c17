import { beforeEach, describe, expect, it } from 'vitest'
import { useMergeTicket } from '../../../renderer/features/ticket/merge-ticket-store.ts'
import { useTicketFinder } from '../../../renderer/features/ticket/ticket-finder-store.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { JoinedTicket, QueueRow, TicketView } from '../../../shared/ipc/views.ts'
import { groupIdSchema, messageIdSchema, pageIdSchema } from '../../../shared/protocol/common.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, typeInto, until } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
const acts = () => world.desk.bridge.requestsOf('act.perform')
const hostile = '<img src=x onerror=alert(1)>'
beforeEach(() => {
  useTicketFinder.setState(useTicketFinder.getInitialState(), true)
  useMergeTicket.setState(useMergeTicket.getInitialState(), true)
})
const open = {
  status: 'open',
  urgency: { requested: 'question', effective: 'question', judged: null },
} as const
const withTicket = (view: TicketView, fields: Partial<TicketView['ticket']>): TicketView => ({
  ...view,
  ticket: { ...view.ticket, ...fields },
})

/** Two tickets: the first on the screen, the second as its reader is told of it. */
async function show(
  change: (view: TicketView) => TicketView = (view) => view,
  changeOther: (view: TicketView) => TicketView = (view) => view,
): Promise<[QueueRow, QueueRow]> {
  const [row, other] = world.desk.rows as [QueueRow, QueueRow]
  world.desk.bridge.answer('ticket.read', ({ ticketId }) =>
    success(
      ticketId === other.id
        ? changeOther(withTicket(fakeTicketView(other), open))
        : change(withTicket(fakeTicketView(row), open)),
    ),
  )
  world.desk.bridge.answer('tickets.similar', ({ groupName }) =>
    success(groupName === '' ? [row, other] : [row]),
  )
  await world.open(row.id)
  await until(() => world.shown.text().includes(`#${row.number}`), 'the ticket')
  return [row, other]
}
async function pick(other: QueueRow): Promise<string> {
  await pressKey('m')
  await until(() => byRole('option', `#${other.number}`) !== null, 'the suggestion')
  await pressKey('Enter')
  await until(() => byRole('dialog', /^Merge #\d+ into #\d+/) !== null, 'both side by side')
  return byRole('dialog', /^Merge #/)?.textContent ?? ''
}

describe('merging a ticket', () => {
  it('is done by keys alone: m, Enter on the suggestion, Enter; and goes on in the one that is left', async () => {
    const [row, other] = await show()
    const words = await pick(other)
    expect(byRole('option', `#${row.number}`)).toBeNull()
    expect(words).toContain(`#${row.number} is closed as merged`)
    expect(words).toContain('Both receipts of')
    expect(words).toContain('Nobody is woken, nobody is written to, and no urgency record changes.')
    expect(document.activeElement?.textContent).toContain(`Merge into #${other.number}`)
    await press(byRole('button', `Merge into #${other.number}`))
    expect(acts()).toMatchObject([{ act: { kind: 'merge-ticket', ticketId: row.id, into: other.id } }])
    expect(world.onOpenTicket).toHaveBeenCalledWith(other.id)
    expect(document.querySelector('[role="dialog"]')).toBeNull()
  })

  it('suggests open tickets of the same requester first, and finds any other by number or link', async () => {
    const [row, other] = await show()
    await pressKey('m')
    await until(() => document.body.textContent.includes('Open, of the same requester'), 'the suggestions')
    expect(world.desk.bridge.requestsOf('tickets.similar')).toMatchObject([
      { groupName: '', email: 'mara@harbour.example' },
      { groupName: row.groupName, email: '' },
    ])
    await typeInto(document.querySelector('[role="combobox"]'), `imagine-desk://ticket/${other.number}`)
    await until(() => world.desk.bridge.requestsOf('queue.window').length > 0, 'the question')
    expect(world.desk.bridge.requestsOf('queue.window').at(-1)).toMatchObject({
      view: { text: `#${other.number}`, statuses: [] },
    })
  })

  it('takes a number for its ticket first: that stands in the words of others too', async () => {
    const [, other] = await show()
    const [, , third] = world.desk.rows as [QueueRow, QueueRow, QueueRow]
    const window = (rows: QueueRow[]) => success({ rows, total: rows.length, start: 0 })
    world.desk.bridge.answer('queue.window', ({ view }) =>
      window(view.text.startsWith('#') ? [other] : [third, other]),
    )
    await pressKey('m')
    await typeInto(document.querySelector('[role="combobox"]'), ` ${other.number}`)
    await until(() => document.querySelectorAll('[role="option"]').length === 2, 'both')
    const [first, second] = document.querySelectorAll('[role="option"]')
    expect(first?.textContent).toContain(`#${other.number}`)
    expect(second?.textContent).toContain(`#${third.number}`)
  })

  it('warns where requesters and groups differ, and of what was typed', async () => {
    const urgency = { requested: 'work-request', effective: 'work-request', judged: null } as const
    const louder = (view: TicketView) => withTicket(view, { urgency })
    const [, other] = await show(louder, (view) =>
      withTicket(view, {
        groupId: null,
        groupName: hostile,
        requester: { firstName: 'Bob', lastName: hostile, email: 'bob@example.net', phone: '' },
      }),
    )
    await typeInto(document.querySelector('textarea'), 'Half a word')
    document.querySelector<HTMLElement>('[aria-label="What was said"]')?.focus()
    const words = await pick(other)
    expect(words).toContain('They were filed by different people.')
    expect(words).toMatch(/is “Work request”, #\d+ only “Question”: raise that/)
    expect(words).toContain(`go to Bob ${hostile} alone, unless you tick`)
    expect(words).toContain(`and ${hostile} go on counting each for its own.`)
    expect(words).toContain('is kept there, and is not sent')
    expect(words).not.toContain('Both receipts')
  })

  it('says that who asked in a ticket of the same group gets the answers too, unless the tick is taken away', async () => {
    const groupId = groupIdSchema.parse('one-group')
    const requester = { firstName: 'Bob', lastName: 'Meyer', email: 'bob@example.net', phone: '' }
    const [row, other] = await show(
      (view) => withTicket(view, { groupId }),
      (view) => withTicket(view, { groupId, requester }),
    )
    const words = await pick(other)
    const asker = fakeTicketView(row).ticket.requester.firstName
    expect(words).toContain(`go to Bob Meyer and to ${asker}`)
    expect(words).toContain('unless you take the tick')
  })

  it.each([
    ['a settled one', { status: 'resolved' }, {}, /is resolved, and #\d+ is not: open #\d+ again first/],
    ['a merged one', { mergedInto: 'ticket-3' }, {}, 'is merged into another ticket already: pick that one'],
    [
      'one that is less urgent',
      {},
      { urgency: { requested: 'mission-critical', effective: 'mission-critical', judged: null } },
      /is mission critical, and #\d+ is not: raise/,
    ],
  ])('is refused with %s, in words, and without a button', async (_, theirs, ours, why) => {
    const [, other] = await show(
      (view) => withTicket(view, ours as Partial<TicketView['ticket']>),
      (view) => withTicket(view, theirs as Partial<TicketView['ticket']>),
    )
    await pick(other)
    expect(document.querySelector('[role="alert"]')?.textContent).toMatch(why)
    expect(byRole('button', /^Merge into/)).toBeNull()
    await press(byRole('button', 'Another ticket'))
    expect(byRole('dialog', 'Merge into another ticket')).not.toBeNull()
    expect(acts()).toEqual([])
  })
})

describe('a merged ticket', () => {
  it('keeps in view what was typed into it', async () => {
    const [row, , third] = world.desk.rows as [QueueRow, QueueRow, QueueRow]
    world.desk.bridge.answer('drafts.list', () =>
      success([{ kind: 'message', ticketId: row.id, mode: 'reply', text: 'Half a word' }]),
    )
    await show((view) => ({
      ...withTicket(view, { status: 'closed', mergedInto: third.id }),
      mergedInto: { ticketId: third.id, other: null, byName: null, at: null },
    }))
    await until(() => document.querySelector('textarea')?.value === 'Half a word', 'the draft')
    expect(document.body.textContent).toContain('Merged into a ticket that is not here yet')
  })

  it('says on top where it goes on, opens that, and is taken apart by key', async () => {
    const [first, , third] = world.desk.rows as [QueueRow, QueueRow, QueueRow]
    await show((view) => ({
      ...withTicket(view, { status: 'closed', mergedInto: third.id }),
      mergedInto: {
        ticketId: third.id,
        other: { number: 7, subject: hostile, status: 'open' },
        byName: 'Imre',
        at: 0,
      },
    }))
    // Nothing is sent from it: there is no room to write.
    await until(() => document.querySelector('textarea') === null, 'the composer to give way')
    const banner = document.querySelector('[aria-label="Where it goes on"]')
    expect(banner?.textContent).toContain(`Merged into #7 ${hostile} (open) by Imre`)
    await press(byRole('button', 'Open #7'))
    expect(world.onOpenTicket).toHaveBeenCalledWith(third.id)
    await pressKey('m')
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    await pressKey('M', { shiftKey: true })
    expect(acts()).toMatchObject([{ act: { kind: 'unmerge-ticket', ticketId: first.id, from: third.id } }])
  })

  it('asks before it is taken apart where that would wake people', async () => {
    const [, , third] = world.desk.rows as [QueueRow, QueueRow, QueueRow]
    await show((view) => {
      const critical = withTicket(view, {
        status: 'closed',
        mergedInto: third.id,
        merged: { by: view.ticket.urgencySet.requested.by, at: new Date(0).toISOString(), status: 'open' },
        urgency: { requested: 'mission-critical', effective: 'mission-critical', judged: null },
      })
      const page = {
        id: pageIdSchema.parse('p-1'),
        state: 'resolved' as const,
        resolvedAt: 60_000,
        beganAt: 0,
      }
      return {
        ...critical,
        pages: [{ ...emptyPage, ...page }],
        mergedInto: { ticketId: third.id, other: null, byName: null, at: null },
      }
    })
    await pressKey('M', { shiftKey: true })
    expect(byRole('alertdialog', 'Open it again?')).not.toBeNull()
    expect(acts()).toEqual([])
    await press(byRole('button', /^Open it again as mission critical/))
    expect(acts()).toMatchObject([{ act: { kind: 'unmerge-ticket' } }])
  })
})

it('the ticket that is left names those that were merged into it, and marks what was said there', async () => {
  const [, , third] = world.desk.rows as [QueueRow, QueueRow, QueueRow]
  await show((view) => {
    const theirs = fakeTicketView(third)
    const { id, number, requester, urgency, groupId, groupName } = theirs.ticket
    const mergedInto = view.ticket.id
    const joined: JoinedTicket = {
      ticket: { id, number, subject: hostile, requester, urgency, mergedInto, groupId, groupName },
      byName: 'Imre',
      at: 0,
      seenThrough: null,
    }
    const messages = theirs.messages.map((message, place) => ({
      ...message,
      id: messageIdSchema.parse(`joined-${place}`),
      body: `From the other: ${place}`,
    }))
    return { ...view, joined: [joined], messages: [...messages, ...view.messages] }
  })
  const list = document.querySelector('[aria-label="Merged into this ticket"]')
  expect(list?.textContent).toContain(`With #${third.number} ${hostile}, merged into this one by Imre`)
  const marks = [...document.querySelectorAll('.conversation [aria-label^="Said in"]')]
  expect(marks.map((mark) => mark.textContent)).toEqual(Array.from({ length: 4 }, () => `#${third.number}`))
  await press(marks[0] ?? null)
  expect(world.onOpenTicket).toHaveBeenCalledWith(third.id)
})

const emptyPage = {
  kind: 'gate' as const, isTrial: false, tickets: 1, ticket: null, groupId: null, groupName: null, madeByName: null, text: '', act: null,
  notifiedAt: null, acknowledgedAt: null, holder: null, round: 0, nextRoundAt: null, trouble: '', people: 0, reached: 0, laid: [],
} // prettier-ignore
