import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupIdOf, keysOf, subjectOf } from '#main/sync/act-keys'
import { planExpiry, type WakingEntry } from '#main/sync/plan-expiry'
import { planPush, type PushEntry } from '#main/sync/plan-push'
import { actIdSchema, actSchema, type Act, type ActState } from '#shared/ipc/act'
import { wakings } from '#shared/rules/wakes-people'

const requester = { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: '12345' }
const failure = { code: 'not-found' as const, message: 'x' }

const act: fc.Arbitrary<Act> = fc
  .record({
    kind: fc.constantFrom('note', 'status', 'file', 'create', 'confirm', 'rename', 'alias'),
    which: fc.constantFrom('1', '2', '3'),
    other: fc.constantFrom('1', '2', '3'),
    id: fc.uuid(),
  })
  .map(({ kind, which, other, id }) =>
    actSchema.parse(
      kind === 'note'
        ? { kind: 'note', ticketId: which, messageId: id, body: 'x' }
        : kind === 'status'
          ? { kind: 'change-ticket', ticketId: which, set: { status: 'open' } }
          : kind === 'file'
            ? {
                kind: 'file-ticket',
                ticketId: which,
                groupName: `G${other}`,
                urgency: 'question',
                requester,
                subject: 's',
                description: 'd',
              }
            : kind === 'create'
              ? { kind: 'create-group', groupId: which, name: `G${which}`, plan: null }
              : { kind: 'change-group', groupId: which, set: groupChange(kind, `G${other}`) },
    ),
  )
function groupChange(kind: string, name: string): object {
  return kind === 'rename' ? { name } : kind === 'alias' ? { aliases: [name] } : { confirmed: true }
}
const base = fc.constantFrom(null, { name: 'G1' }, { aliases: ['G2'] }, { aliases: ['G1', 'G3'] })
const state: fc.Arbitrary<ActState> = fc.oneof(
  fc.record({
    kind: fc.constant('waiting' as const),
    tries: fc.nat(5),
    nextTryAt: fc.constantFrom(null, 50, 100, 150, 200),
  }),
  fc.record({
    kind: fc.constant('waiting' as const),
    tries: fc.constant(0),
    nextTryAt: fc.constant(null),
    undoUntil: fc.constantFrom(50, 100, 120, 200),
  }),
  fc.constant({ kind: 'sending' as const, since: 1 }),
  fc.constant({ kind: 'needs-you' as const, since: 1, failure }),
)
const entries: fc.Arbitrary<PushEntry[]> = fc
  .array(fc.record({ act, base, state, since: fc.constantFrom(10, 100, 101, 500) }), { maxLength: 25 })
  .map((list) => list.map((one, index) => ({ ...one, id: actIdSchema.parse(`act-${index}`) })))

const now = 100
/** Of its subject. */
function isFirst(entry: PushEntry, list: readonly PushEntry[]): boolean {
  return list.find(({ act }) => subjectOf(act) === subjectOf(entry.act)) === entry
}

function holds(earlier: PushEntry, later: PushEntry): boolean {
  const { needs } = keysOf(later.act, later.base)
  return keysOf(earlier.act, earlier.base).holds.some((key) => needs.includes(key))
}

function isMaking({ kind }: Act): boolean {
  return kind === 'create-group' || kind === 'file-ticket'
}

/** The acts that no earlier one holds. */
function freeOf(list: readonly PushEntry[]): PushEntry[] {
  return list.filter((entry, index) => !list.slice(0, index).some((earlier) => holds(earlier, entry)))
}
/** When a waiting act said that it would leave, or as long ago as one likes where it said nothing. */
const saidTime = ({ state: one }: PushEntry) =>
  one.kind === 'waiting' ? Math.max(one.nextTryAt ?? -Infinity, one.undoUntil ?? -Infinity) : Infinity

describe('what leaves the outbox', () => {
  it('keeps the order of each ticket and group: nothing leaves while an earlier act about the same thing has not', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const free = new Set(freeOf(list).map(({ id }) => id))
        for (const id of planPush(list, now, 100).send) expect(free.has(id)).toBe(true)
      }),
    )
  })

  it('sends what is due and free, leaves what waits for its time, and names when to look again', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { send, wakeAt } = planPush(list, now, 100)
        const waiting = freeOf(list).filter((entry) => entry.state.kind === 'waiting')
        const due = waiting.filter((entry) => entry.since > now || saidTime(entry) <= now)
        expect(send).toEqual(due.map((entry) => entry.id))
        const later = waiting.filter((entry) => !due.includes(entry)).map(saidTime)
        expect(wakeAt).toBe(later.length === 0 ? null : Math.min(...later))
      }),
    )
  })

  it('makes nothing wait longer than it was told to, however far the clock was set back', () => {
    fc.assert(
      fc.property(entries, fc.nat(1000), (list, later) => {
        const { wakeAt } = planPush(list, later, 100)
        const longest = list.map((entry) => saidTime(entry) - entry.since).filter(Number.isFinite)
        expect((wakeAt ?? -Infinity) - later).toBeLessThanOrEqual(Math.max(...longest))
      }),
    )
  })

  it('picks no more than there is room for, the earliest first, and reads no further', () => {
    fc.assert(
      fc.property(entries, fc.nat(4), (list, most) => {
        const all = planPush(list, now, 100).send
        let read = 0
        function* walked() {
          for (const entry of list) {
            read += 1
            yield entry
          }
        }
        expect(planPush(walked(), now, most).send).toEqual(all.slice(0, most))
        const last = list.findIndex(({ id }) => id === all[most - 1])
        expect(read).toBe(most === 0 ? 0 : last === -1 ? list.length : last + 1)
      }),
    )
  })

  it('finds the same by the first act of each ticket, and all of each group, as by all there are', () => {
    fc.assert(
      fc.property(entries, (made) => {
        // Nobody changes a group before it is made, or writes on a ticket before it is filed.
        const list = made.filter((entry) => !isMaking(entry.act) || isFirst(entry, made))
        const heads = list.filter((entry) => isFirst(entry, list) || groupIdOf(subjectOf(entry.act)) !== null)
        expect(planPush(heads, now, 100)).toEqual(planPush(list, now, 100))
      }),
    )
  })
})

describe('acts that wake people', () => {
  const waking: fc.Arbitrary<WakingEntry[]> = fc
    .array(fc.record({ wakes: fc.constantFrom(...wakings), decidedAt: fc.nat(2_000_000) }), { maxLength: 10 })
    .map((list) => list.map((one, index) => ({ ...one, id: actIdSchema.parse(`act-${index}`) })))
  const minutes = 60_000

  it('are asked about once they are overdue, or where the clock says that they are still to be made', () => {
    // Who says that they have a page is asked sooner: others are woken meanwhile.
    const patience = ({ wakes }: WakingEntry) => (wakes === 'acknowledged' ? 2 : 5) * minutes
    fc.assert(
      fc.property(waking, fc.nat(2_000_000), (list, at) => {
        const { expire, wakeAt } = planExpiry(list, at)
        const isLate = (one: WakingEntry) => at - one.decidedAt >= patience(one) || at < one.decidedAt
        expect(expire).toEqual(list.filter(isLate).map(({ id }) => id))
        const young = list.filter((entry) => !isLate(entry)).map((one) => one.decidedAt + patience(one))
        expect(wakeAt).toBe(young.length === 0 ? null : Math.min(...young))
      }),
    )
  })
})
