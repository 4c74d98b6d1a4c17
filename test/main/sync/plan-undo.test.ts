import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActBase, KeptAct } from '#main/store/act-row'
import type { ShownTicket } from '#main/store/ticket-row'
import { touchedOfTicket } from '#main/sync/conflicts'
import { layTicket } from '#main/sync/lay-acts'
import { planUndo } from '#main/sync/plan-undo'
import { actSchema, type Act, type ActState } from '#shared/ipc/act'
import { staffIdSchema } from '#shared/protocol/common'
import type { Ticket } from '#shared/protocol/ticket'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { verdicts } from '#shared/rules/verdict'
import { asksForPeople, standingOf } from '#shared/rules/wakes-people'
import { sketch, ticketOf } from '../store/cached.ts'

const person = { id: staffIdSchema.parse('me'), name: 'Me' }
const waiting: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }
const sent: ActState = { kind: 'sent', at: 1 }
const fields = ['status', 'urgency', 'assigneeId', 'verdict', 'subject'] as const

const set = fc
  .record(
    {
      status: fc.constantFrom(...statuses),
      urgency: fc.constantFrom(...urgencies),
      assigneeId: fc.constantFrom(null, 'x', 'y'),
      verdict: fc.constantFrom(null, ...verdicts),
      subject: fc.constantFrom('One', 'Two'),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0)

interface Done {
  act: Act
  base: ActBase
  state: ActState
  doubt: null
}

/** A ticket at a desk, a console that shows it, and its author's stack of what can be undone. */
class Scene {
  acts: Done[] = []
  stack: Done[] = []
  desk: Ticket
  constructor(ticket: Ticket) {
    this.desk = ticket
  }
  shown(): ShownTicket {
    const laid = this.acts.map(({ act, state }) => ({ act, state, madeAt: 1_800_000_000_000 }))
    const shown = layTicket(this.desk, laid, { person, groupByName: () => null })
    if (shown === null) throw new Error('The ticket is gone.')
    return shown
  }
  perform(change: object, isUndo = false): void {
    const act = actSchema.parse({ kind: 'change-ticket', ticketId: this.desk.id, set: change })
    if (act.kind !== 'change-ticket') return
    const done: Done = { act, base: touchedOfTicket(act.set, this.shown()), state: waiting, doubt: null }
    this.acts.push(done)
    if (!isUndo) this.stack.push(done)
  }
  /** Everything leaves, and comes back with the feed. */
  sync(): void {
    for (const done of this.acts) {
      this.desk = atDesk(this.desk, done.act)
      done.state = sent
    }
    this.acts = []
  }
  undo(): ReturnType<typeof planUndo> | null {
    const last = this.stack.pop()
    if (last === undefined) return null
    const later = this.acts.slice(this.acts.indexOf(last) + 1)
    const step = planUndo(last, { ticket: this.shown(), group: null, view: null, reply: null, flag: null, later: this.acts.includes(last) ? later : [], newId: () => 'f' }) // prettier-ignore
    if (step.kind === 'drop') this.acts = this.acts.filter((one) => one !== last)
    if (step.kind === 'reverse' && step.act.kind === 'change-ticket') this.perform(step.act.set, true)
    return step
  }
}

/** What the desk makes of a change. */
function atDesk(ticket: Ticket, act: Act): Ticket {
  const laid = layTicket(ticket, [{ act, state: waiting, madeAt: 1_800_000_000_000 }], {
    person,
    groupByName: () => null,
  })
  if (laid === null || laid.number === null || laid.groupId === null) throw new Error('The ticket is gone.')
  return { ...laid, number: laid.number, groupId: laid.groupId }
}

const values = (ticket: ShownTicket) =>
  touchedOfTicket(
    { status: 'new', urgency: 'question', assigneeId: null, verdict: null, subject: '' },
    ticket,
  )

describe('undo, act by act', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: set.map((change) => ({ kind: 'act' as const, change })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'sync' as const }) },
  )

  it('leads back to the ticket as it was, whatever was sent in between', () => {
    fc.assert(
      fc.property(
        sketch,
        fc.array(step, { maxLength: 12 }),
        fc.func(fc.boolean()),
        (sketched, steps, syncs) => {
          const scene = new Scene(ticketOf({ ...sketched, number: 1 }))
          const before = values(scene.shown())
          for (const one of steps) {
            if (one.kind === 'sync') scene.sync()
            else scene.perform(one.change)
          }
          for (let turn = 0; scene.stack.length > 0; turn += 1) {
            scene.undo()
            if (syncs(turn)) scene.sync()
          }
          expect(values(scene.shown())).toEqual(before)
          scene.sync()
          expect(values(scene.desk)).toEqual(before)
        },
      ),
    )
  })

  it('leads back one act at a time', () => {
    fc.assert(
      fc.property(
        sketch,
        fc.array(set, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (sketched, sets, isSent) => {
          const scene = new Scene(ticketOf({ ...sketched, number: 1 }))
          const seen = sets.map((change) => {
            const shown = values(scene.shown())
            scene.perform(change)
            if (isSent) scene.sync()
            return shown
          })
          for (const shown of seen.toReversed()) {
            scene.undo()
            expect(values(scene.shown())).toEqual(shown)
          }
          expect(scene.undo()).toBeNull()
        },
      ),
    )
  })

  it('touches no field that a colleague set otherwise since, and names it', () => {
    fc.assert(
      fc.property(sketch, set, set, (sketched, mine, theirs) => {
        const scene = new Scene(ticketOf({ ...sketched, number: 1 }))
        const before = values(scene.shown())
        scene.perform(mine)
        scene.sync()
        const left = values(scene.shown())
        scene.desk = atDesk(scene.desk, changeOf(theirs))
        const met = values(scene.shown())
        const done = scene.undo()
        scene.sync()
        for (const field of fields) {
          const isMine = field in mine && met[field] === left[field]
          expect(values(scene.desk)[field]).toEqual(isMine ? before[field] : met[field])
        }
        const told = done?.kind === 'reverse' ? done.kept : done?.kind === 'stays' ? done.fields : []
        expect(told).toEqual(
          expect.arrayContaining(fields.filter((field) => field in mine && met[field] !== left[field])),
        )
      }),
    )
  })

  it('asks before it wakes anybody, and before it looks as if nobody had been woken; nothing else is asked', () => {
    fc.assert(
      fc.property(sketch, set, (sketched, mine) => {
        const scene = new Scene(ticketOf({ ...sketched, number: 1 }))
        scene.perform(mine)
        scene.sync()
        const before = standingOf(scene.shown())
        const done = scene.undo()
        if (done?.kind !== 'reverse') return
        const after = standingOf(scene.shown())
        expect(done.asks === 'wakes').toBe(!asksForPeople(before) && asksForPeople(after))
        expect(done.asks === 'woke').toBe(asksForPeople(before) && !asksForPeople(after))
      }),
    )
  })

  function changeOf(change: object): Act {
    return actSchema.parse({ kind: 'change-ticket', ticketId: 'ticket-1', set: change })
  }
})

describe('what is not taken back', () => {
  const ticket = ticketOf({
    number: 1, urgency: 'question', status: 'open', group: 'group-1', assignee: null, updated: 1, subject: 'Mail', name: 'Ada',
  }) // prettier-ignore
  const scene = { ticket, group: null, view: null, reply: null, flag: null, later: [], newId: () => 'flag-2' }
  const kept = (act: object, state: ActState = sent, base: KeptAct['base'] = null) => ({
    act: actSchema.parse({ ticketId: 'ticket-1', ...act }),
    base,
    state,
    doubt: null,
  })
  const flag = { kind: 'flag-ticket', flagId: 'flag-1', reason: 'It could have waited.', note: '' } as const

  it('is a reply that left; one that has not comes back as text, save where it may have arrived', () => {
    const reply = { kind: 'reply', messageId: 'm', body: 'Hello', seenThrough: null }
    expect(planUndo(kept(reply), scene)).toEqual({ kind: 'stays', because: 'said', fields: [] })
    expect(planUndo(kept(reply, waiting), scene)).toEqual({ kind: 'text' })
    const inDoubt = { ...kept(reply, waiting), doubt: 'unanswered' as const }
    expect(planUndo(inDoubt, scene)).toMatchObject({ because: 'said' })
  })

  it('is what belongs to no ticket, and what its ticket has left behind', () => {
    const page = { kind: 'page-by-hand', pageId: 'p', text: 'Down' }
    expect(planUndo(kept(page, waiting), scene)).toMatchObject({ because: 'elsewhere' })
    const change = kept({ kind: 'change-ticket', set: { status: 'open' } }, sent, { status: 'new' })
    expect(planUndo(change, { ...scene, ticket: null })).toMatchObject({ because: 'gone' })
  })

  it('is what its author did once more on top of it, until that is taken back', () => {
    const change = kept({ kind: 'change-ticket', set: { status: 'pending' } }, waiting, { status: 'open' })
    const again = kept({ kind: 'change-ticket', set: { status: 'resolved' } }, waiting)
    expect(planUndo(change, { ...scene, later: [again] })).toMatchObject({ because: 'changed-by-me' })
    const other = kept({ kind: 'change-ticket', set: { subject: 'Web' } }, waiting)
    expect(planUndo(change, { ...scene, later: [other] })).toEqual({ kind: 'drop' })
  })

  it('a flag is taken back, or said again as it was before', () => {
    const mine = { reason: flag.reason, note: '' }
    expect(planUndo(kept(flag, sent, { flag: null }), { ...scene, flag: mine })).toMatchObject({
      kind: 'reverse',
      act: { kind: 'unflag-ticket' },
    })
    const former = { reason: 'The same matter again.', note: 'Third time' }
    expect(planUndo(kept(flag, sent, { flag: former }), { ...scene, flag: mine })).toMatchObject({
      kind: 'reverse',
      act: { kind: 'flag-ticket', flagId: 'flag-2', ...former },
    })
    const unflag = kept({ kind: 'unflag-ticket' }, sent, { flagId: 'flag-1', flag: former })
    expect(planUndo(unflag, scene)).toMatchObject({ act: { kind: 'flag-ticket', ...former } })
    expect(planUndo(kept(flag, sent, { flag: null }), scene)).toMatchObject({ because: 'changed' })
    expect(planUndo(kept(flag, waiting, { flag: null }), { ...scene, flag: mine })).toEqual({ kind: 'drop' })
  })
})
