import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { OutboxPanel } from '../../../renderer/features/outbox/outbox-panel.tsx'
import { useOutbox } from '../../../renderer/features/outbox/outbox-store.ts'
import { keysOf } from '../../../main/sync/act-keys.ts'
import { DeskNowContext } from '../../../renderer/ui/desk-now.ts'
import { LineNowContext } from '../../../renderer/ui/line-now.ts'
import { actIdSchema, actSchema, type ActState, type OutboxEntry } from '../../../shared/ipc/act.ts'
import { batchIdSchema, type BatchSummary } from '../../../shared/ipc/bulk.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { failed, success } from '../../../shared/ipc/result.ts'
import { fakeBridge, installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { button, hasNoInjectedMarkup, hostileText, onScreen, press, until, words } from '../on-screen.tsx'

function entry(id: string, madeAt: number, state: ActState): OutboxEntry {
  const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId: id, body: `${id} ${hostileText}` })
  return {
    id: actIdSchema.parse(id),
    act,
    title: `Note on #5123 ${id}`,
    where: { kind: 'ticket', ticketId: ticketIdSchema.parse('t1'), number: 5123, subject: 'Mail is down' },
    names: {},
    madeAt,
    state,
    wakes: false,
    ...keysOf(act, null),
    conflicts: [],
    unseen: [],
  }
}
const batch = (counts: Partial<BatchSummary>): BatchSummary => ({
  id: batchIdSchema.parse('batch-1'),
  title: 'Note on 2 tickets',
  total: 2,
  madeAt: 0,
  isUndo: false,
  leftOut: [],
  waiting: 0,
  sent: 0,
  needsYou: 0,
  ...counts,
})
/** Of several buttons of one name, the topmost. */
function firstButton(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (each) => each.textContent === name,
  )
  if (found === undefined) throw new Error(`no button ${name}`)
  return found
}
const waiting: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }

const does = {
  onOpenTicket: vi.fn<(id: string) => void>(),
  onOpenGroup: vi.fn<(id: string) => void>(),
  onOpenPage: vi.fn<(id: string) => void>(),
  onEditMessage: vi.fn<(id: string) => void>(),
  onEditTicket: vi.fn<() => void>(),
  onUndoBatch: vi.fn<(id: string) => void>(),
}

let bridge: FakeBridge
let uninstall: () => void
let entries: OutboxEntry[]
beforeEach(() => {
  useOutbox.setState(useOutbox.getInitialState(), true)
  entries = []
  bridge = fakeBridge({ 'outbox.list': () => success(entries), 'outbox.decide': () => success(null) })
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

it('says that nothing is waiting', async () => {
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Nothing is waiting'))
})

it('reads again when the outbox has changed, and leaves no listener behind', async () => {
  const leave = useOutbox.getState().opened()
  await until(() => expect(useOutbox.getState().entries).toEqual([]))
  entries = [entry('a', 0, waiting)]
  bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
  expect(bridge.requestsOf('outbox.list')).toHaveLength(1)
  bridge.emit('changed', { topics: ['outbox'], ticketIds: null })
  await until(() => expect(useOutbox.getState().entries).toHaveLength(1))
  leave()
  expect(bridge.listenerCount('changed')).toBe(0)
})

it('shows the words of the service and the unseen message as plain text', async () => {
  const failure = {
    code: 'unseen-messages' as const,
    message: `Something arrived. ${hostileText}`,
    errors: [{ path: hostileText, message: 'wrong' }],
  }
  entries = [entry('a', 0, { kind: 'needs-you', since: 0, failure })]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Something arrived. <img'))
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Send anyway'))
  expect(bridge.requestsOf('outbox.decide')).toEqual([
    { actId: 'a', decision: { kind: 'send-anyway', seenThrough: null } },
  ])
})

it('asks before it discards and names what stands behind', async () => {
  entries = [entry('second', 2, waiting), entry('first', 1, waiting)]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Note on #5123 first'))
  await press(firstButton('Discard'))
  expect(words()).toContain('Not sent yet either:')
  expect(bridge.requestsOf('outbox.decide')).toHaveLength(0)
  await press(button('Discard'))
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: 'first', decision: { kind: 'discard' } }])
})

it('takes back with one press what was done to many and has not left', async () => {
  entries = [1, 2].map((n) => ({ ...entry(`n${n}`, n, waiting), batch: batch({ waiting: 2 }) }))
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('2 waiting'))
  expect(words()).not.toContain('Note on #5123 n1')
  await press(button('Undo'))
  expect(does.onUndoBatch).toHaveBeenCalledExactlyOnceWith('batch-1')
})

it('says at once why the few of many need their author, and sends no conflict again as it is', async () => {
  const failure = { code: 'version-conflict' as const, message: 'Somebody else changed this meanwhile.' }
  const conflict = {
    field: 'status',
    name: 'Status',
    before: 'New',
    mine: 'Open',
    theirs: 'Closed',
    stands: 'x',
  }
  const asked = entry('n1', 1, { kind: 'needs-you', since: 0, failure })
  entries = [{ ...asked, conflicts: [conflict], batch: batch({ sent: 1, needsYou: 1 }) }]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('1 done, 1 needs you'))
  expect(words()).toContain('Somebody else changed this meanwhile.')
  expect(words()).not.toContain('Retry all')
  await press(button('Note on 2 tickets'))
  expect(words()).not.toContain('Somebody else changed this meanwhile.')
})

it('says why a decision was not carried out', async () => {
  entries = [entry('a', 0, { kind: 'waiting', tries: 1, nextTryAt: Date.now() + 60_000 })]
  bridge.answer('outbox.decide', () => failed('act-already-sent', 'This act has left already.'))
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Note on #5123 a'))
  await press(button('Try now'))
  await until(() => expect(words()).toContain('This act has left already.'))
})

it('leads from an act to its ticket', async () => {
  entries = [entry('a', 0, waiting)]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Note on #5123 a'))
  await press(button('Note on #5123 a Mail is down'))
  expect(does.onOpenTicket).toHaveBeenCalledWith('t1')
})

it('takes a message back to its ticket, and stays where that was refused', async () => {
  entries = [entry('a', 0, waiting)]
  bridge.answer('outbox.decide', () => failed('draft-in-the-way', 'Something else is being typed there.'))
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Note on #5123 a'))
  await press(button('Edit'))
  await until(() => expect(words()).toContain('Something else is being typed there.'))
  expect(does.onEditMessage).not.toHaveBeenCalled()
  bridge.answer('outbox.decide', () => success(null))
  await press(button('Edit'))
  await until(() => expect(does.onEditMessage).toHaveBeenCalledWith('t1'))
  expect(bridge.requestsOf('outbox.decide')).toContainEqual({ actId: 'a', decision: { kind: 'take-back' } })
})

it('counts down to the next try, and shows what was sent apart', async () => {
  entries = [
    entry('gone', 0, { kind: 'sent', at: 0 }),
    entry('a', 1, { kind: 'waiting', tries: 2, nextTryAt: Date.now() + 30_000 }),
  ]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toMatch(/Next try in (29|30) s, tried 2 times/))
  const [onItsWay, sent] = [...document.querySelectorAll('.outbox-section')].map((each) => each.textContent)
  expect(onItsWay).toContain('Note on #5123 a')
  expect(sent).toContain('Note on #5123 gone')
})

it('shows the fields in conflict and takes all theirs with one press', async () => {
  const failure = failed('version-conflict', 'Somebody else changed this meanwhile.').failure
  const mine = {
    field: 'subject',
    name: 'Subject',
    before: 'Mail',
    mine: hostileText,
    theirs: '',
    stands: 'as-it-is',
  }
  entries = [{ ...entry('a', 0, { kind: 'needs-you', since: 0, failure }), conflicts: [mine] }]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Take theirs'))
  expect(words()).toContain(hostileText)
  expect(words()).toContain('nothing')
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Take theirs'))
  const shown = [{ field: 'subject', stands: 'as-it-is' }]
  const decision = { kind: 'settle', mine: [], shown }
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: 'a', decision }])
})

it('says where, how long ago, why the last try failed, and when the next one is', async () => {
  const lastFailure = failed('unavailable', `The desk is being moved. ${hostileText}`).failure
  const hourAgo = Date.now() - 3_600_000
  entries = [entry('a', hourAgo, { kind: 'waiting', tries: 1, nextTryAt: Date.now() + 40_000, lastFailure })]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toMatch(/Next try in (39|40) s, tried once/))
  expect(words()).toContain('Note on #5123 a Mail is down')
  expect(words()).toContain('1 h ago')
  expect(words()).toContain('Last try: The desk is being moved. <img')
  expect(hasNoInjectedMarkup()).toBe(true)
})

/** An act of another kind, which nothing waits for. */
function other(title: string, act: object, state: ActState, wakes = false): OutboxEntry {
  return { ...entry('b', 0, state), act: actSchema.parse(act), title, wakes, holds: [], needs: [] }
}

it('says why the desk refused an operation on the blocklist, to be sent again or discarded', async () => {
  const failure = failed('forbidden', 'Only an administrator may change the pager blocklist.').failure
  const block = {
    kind: 'change-blocklist',
    operationId: 'o',
    groupId: 'g1',
    act: 'block',
    targets: [],
    reason: `Nine false alarms. ${hostileText}`,
    evidence: [],
  }
  entries = [other('Block Harbour Print', block, { kind: 'needs-you', since: 0, failure })]
  await onScreen(<OutboxPanel {...does} />)
  await until(() => expect(words()).toContain('Only an administrator may change the pager blocklist.'))
  expect(words()).toContain('Reason: Nine false alarms. <img')
  expect(hasNoInjectedMarkup()).toBe(true)
  await press(button('Retry'))
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: 'b', decision: { kind: 'retry' } }])
  await press(button('Discard'))
  await press(button('Discard'))
  expect(bridge.requestsOf('outbox.decide')).toContainEqual({ actId: 'b', decision: { kind: 'discard' } })
})

it('asks again before a page by hand that came too late wakes people, with the numbers to call', async () => {
  const failure = failed('act-expired', 'Too late.').failure
  const page = { kind: 'page-by-hand', ticketId: 't1', pageId: 'p1', text: 'It is real.' }
  entries = [other('Page by hand for #5123', page, { kind: 'needs-you', since: 0, failure }, true)]
  bridge.answer('ticket.read', () => success(null))
  await onScreen(
    <DeskNowContext value={{ isAway: false, emergencyPhone: '+1 555 010 0100', undoMs: 0 }}>
      <OutboxPanel {...does} />
    </DeskNowContext>,
  )
  await until(() =>
    expect(words()).toContain('This was not sent within 5 minutes and would wake people now.'),
  )
  expect(words()).toContain('+1 555 010 0100')
  expect(bridge.requestsOf('ticket.read')).toEqual([{ ticketId: 't1' }])
  await press(button('Send now, it wakes people'))
  expect(bridge.requestsOf('outbox.decide')).toEqual([])
  expect(words()).toContain('Wake people now?')
  await press(button('Send now, it wakes people'))
  expect(bridge.requestsOf('outbox.decide')).toEqual([{ actId: 'b', decision: { kind: 'retry' } }])
})

it('says while nothing leaves since when and why, counts down to the next look, and looks at once when asked', async () => {
  entries = [entry('b', 2, waiting), entry('a', 1, waiting)]
  bridge.answer('connection.retry', () => success(null))
  const failure = failed('rate-limited', 'Too many requests.', { retryAfterMs: 40_000 }).failure
  const state = { kind: 'offline', since: Date.now(), retryAt: Date.now() + 40_000, failure } as const
  await onScreen(
    <DeskNowContext value={{ isAway: true, emergencyPhone: '', undoMs: 0 }}>
      <LineNowContext value={{ state, lastExchangeAt: null, waiting: 2, needsYou: 0 }}>
        <OutboxPanel {...does} />
      </LineNowContext>
    </DeskNowContext>,
  )
  await until(() => expect(words()).toMatch(/The desk asked for a pause, next try in (39|40) s/))
  expect(words()).toContain('Waits for the desk, behind “Note on #5123 a”')
  expect(words()).toMatch(/Nothing has been sent since \d\d:\d\d: Too many requests\./)
  await press(button('Try now'))
  expect(bridge.requestsOf('connection.retry')).toHaveLength(1)
})
