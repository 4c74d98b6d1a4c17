import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkTitle, planBulk } from '#main/sync/plan-bulk'
import { layTicket } from '#main/sync/lay-acts'
import { bulkChangeSchema, type BulkChange } from '#shared/ipc/bulk'
import { staffIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { standingOf, wakingBy } from '#shared/rules/wakes-people'
import { sketch, ticketOf } from '../store/cached.ts'

const around = { assigneeName: 'Bea', newId: () => 'made-1' }
const id = ticketIdSchema.parse('ticket-1')
const person = { id: staffIdSchema.parse('me'), name: 'Me' }
const change: fc.Arbitrary<BulkChange> = fc.oneof(
  fc.constantFrom(...statuses).map((status) => bulkChangeSchema.parse({ kind: 'status', status })),
  fc
    .constantFrom(...urgencies.slice(0, 4))
    .map((urgency) => bulkChangeSchema.parse({ kind: 'urgency', urgency })),
  fc
    .constantFrom(null, 'staff-1')
    .map((assigneeId) => bulkChangeSchema.parse({ kind: 'assign', assigneeId })),
  fc.constant(bulkChangeSchema.parse({ kind: 'note', body: 'Seen.' })),
)

describe('one thing done to many tickets', () => {
  it('wakes nobody, and lowers nothing that is mission critical', () => {
    fc.assert(
      fc.property(sketch, change, (sketched, wanted) => {
        const ticket = ticketOf({ ...sketched, number: 1 })
        const step = planBulk(wanted, id, ticket, around)
        if (step.kind === 'left-out') return
        const state = { kind: 'waiting', tries: 0, nextTryAt: null } as const
        const after = layTicket(ticket, [{ act: step.act, state, madeAt: 1 }], {
          person,
          groupByName: () => null,
        })
        if (after === null) throw new Error('The ticket is gone.')
        expect(wakingBy(standingOf(ticket), standingOf(after))).toBeNull()
        const [was, is] = [ticket, after].map(({ urgency }) => urgency.effective === 'mission-critical')
        expect(is).toBe(was)
      }),
    )
  })

  it('leaves out what is so already, what is gone, and what has to be looked at by itself, and says why', () => {
    const ticket = ticketOf({
      number: 1, urgency: 'mission-critical', status: 'resolved', group: 'group-1', assignee: 'staff-1', updated: 1, subject: 'Mail', name: 'Ada',
    }) // prettier-ignore
    const why = (wanted: object, of: typeof ticket | null = ticket) => {
      const step = planBulk(bulkChangeSchema.parse(wanted), id, of, around)
      return step.kind === 'left-out' ? step.why : null
    }
    expect(why({ kind: 'status', status: 'resolved' })).toBe('It is resolved already.')
    expect(why({ kind: 'status', status: 'open' })).toContain('it would wake people')
    expect(why({ kind: 'status', status: 'closed' })).toBeNull()
    expect(why({ kind: 'urgency', urgency: 'question' })).toContain('lower it in the ticket itself')
    expect(why({ kind: 'assign', assigneeId: 'staff-1' })).toBe('Bea has it already.')
    expect(why({ kind: 'assign', assigneeId: null })).toBeNull()
    expect(why({ kind: 'note', body: 'Seen.' }, null)).toBe('It is no longer here.')
    expect(why({ kind: 'status', status: 'resolved' }, { ...ticket, status: 'closed' })).toContain('closed')
    expect(why({ kind: 'status', status: 'closed' }, { ...ticket, mergedInto: id })).toContain('merged')
  })

  it('never raises to mission critical', () => {
    expect(bulkChangeSchema.safeParse({ kind: 'urgency', urgency: 'mission-critical' }).success).toBe(false)
  })

  it('tells of what was loud that nobody has judged it', () => {
    const loud = ticketOf({
      number: 1, urgency: 'impaired-function', status: 'open', group: 'group-1', assignee: null, updated: 1, subject: 'Mail', name: 'Ada',
    }) // prettier-ignore
    const resolve = bulkChangeSchema.parse({ kind: 'status', status: 'resolved' })
    expect(planBulk(resolve, id, loud, around)).toMatchObject({ isWithoutVerdict: true })
    expect(planBulk(resolve, id, { ...loud, verdict: 'justified' }, around)).toMatchObject({
      isWithoutVerdict: false,
    })
  })

  it('is called as a person would', () => {
    const title = (wanted: object, count: number) => bulkTitle(bulkChangeSchema.parse(wanted), count, 'Bea')
    expect(title({ kind: 'status', status: 'resolved' }, 38)).toBe('Resolve 38 tickets')
    expect(title({ kind: 'status', status: 'pending' }, 1)).toBe('Status “Pending” for 1 ticket')
    expect(title({ kind: 'assign', assigneeId: 'bea' }, 2)).toBe('Give 2 tickets to Bea')
    expect(title({ kind: 'assign', assigneeId: null }, 2)).toBe('Give 2 tickets to nobody')
    expect(title({ kind: 'note', body: 'x' }, 2)).toBe('Note on 2 tickets')
  })
})
