import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf } from '#main/sync/act-keys'
import { planPush, type PushEntry } from '#main/sync/plan-push'
import { actIdSchema, actSchema, type Act, type ActState } from '#shared/ipc/act'

const requester = { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: '12345' }
const failure = { code: 'not-found' as const, message: 'x' }

const act: fc.Arbitrary<Act> = fc
  .record({
    kind: fc.constantFrom('note', 'status', 'file', 'create', 'confirm'),
    which: fc.constantFrom('1', '2', '3'),
    id: fc.uuid(),
  })
  .map(({ kind, which, id }) =>
    actSchema.parse(
      kind === 'note'
        ? { kind: 'note', ticketId: which, messageId: id, body: 'x' }
        : kind === 'status'
          ? { kind: 'change-ticket', ticketId: which, set: { status: 'open' } }
          : kind === 'file'
            ? {
                kind: 'file-ticket',
                ticketId: which,
                groupName: `G${which}`,
                urgency: 'question',
                requester,
                subject: 's',
                description: 'd',
              }
            : kind === 'create'
              ? { kind: 'create-group', groupId: which, name: `G${which}`, plan: null }
              : { kind: 'change-group', groupId: which, set: { confirmed: true } },
    ),
  )
const state: fc.Arbitrary<ActState> = fc.oneof(
  fc.record({
    kind: fc.constant('waiting' as const),
    tries: fc.nat(5),
    nextTryAt: fc.constantFrom(null, 50, 100, 150, 200),
  }),
  fc.constant({ kind: 'sending' as const, since: 1 }),
  fc.constant({ kind: 'needs-you' as const, since: 1, failure }),
)
const entries: fc.Arbitrary<PushEntry[]> = fc
  .array(fc.record({ act, state }), { maxLength: 25 })
  .map((list) => list.map((one, index) => ({ ...one, id: actIdSchema.parse(`act-${index}`) })))

describe('what leaves the outbox', () => {
  it('keeps the order of each ticket and group: nothing leaves while an earlier act about the same thing has not', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { send } = planPush(list, 100, 100)
        for (const id of send) {
          const index = list.findIndex((entry) => entry.id === id)
          const needs = list.slice(index, index + 1).flatMap((entry) => keysOf(entry.act).needs)
          expect(needs).not.toEqual([])
          for (const earlier of list.slice(0, index))
            expect(keysOf(earlier.act).holds.some((key) => needs.includes(key))).toBe(false)
        }
      }),
    )
  })

  it('sends what is due and free, leaves what is backing off, and names when to look again', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { send, wakeAt } = planPush(list, 100, 100)
        const free = list.filter((entry, index) => {
          const { needs } = keysOf(entry.act)
          return !list
            .slice(0, index)
            .some((earlier) => keysOf(earlier.act).holds.some((key) => needs.includes(key)))
        })
        const waiting = free.filter((entry) => entry.state.kind === 'waiting')
        const due = waiting.filter(({ state: one }) => one.kind === 'waiting' && (one.nextTryAt ?? 0) <= 100)
        expect(send).toEqual(due.map((entry) => entry.id))
        const later = waiting.flatMap(({ state: one }) =>
          one.kind === 'waiting' && one.nextTryAt !== null && one.nextTryAt > 100 ? [one.nextTryAt] : [],
        )
        expect(wakeAt).toBe(later.length === 0 ? null : Math.min(...later))
      }),
    )
  })

  it('never has more under way than it was allowed', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 4 }), (list, most) => {
        const sending = list.filter((entry) => entry.state.kind === 'sending').length
        expect(planPush(list, 100, most).send.length).toBeLessThanOrEqual(Math.max(0, most - sending))
      }),
    )
  })
})
