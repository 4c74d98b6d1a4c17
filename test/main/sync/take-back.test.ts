import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftAgain } from '#main/sync/take-back'
import { actSchema, type Act } from '#shared/ipc/act'
import { draftSchema, newTicketPlace, draftPlace, type Draft, type DraftOf } from '#shared/ipc/drafts'
import { ticketIdSchema } from '#shared/protocol/common'
import { startDesk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { acts } from '../../support/open-console.ts'
import { startWorkstation } from '../../support/workstation.ts'

const ticketId = ticketIdSchema.parse('t1')
const words = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => /^\S(.*\S)?$/.test(text))
const mode = fc.constantFrom('reply' as const, 'note' as const)
const written = fc.record({ kind: mode, body: words }).map(({ kind, body }): Act =>
  actSchema.parse({
    kind,
    ticketId,
    messageId: 'm1',
    body,
    ...(kind === 'reply' ? { seenThrough: null } : {}),
  }),
)
const typedMessage = fc
  .record({ mode, text: fc.string({ maxLength: 40 }) })
  .map((one): DraftOf<'message'> => ({ kind: 'message', ticketId, ...one }))
const blankForm: DraftOf<'new-ticket'> = {
  kind: 'new-ticket', groupName: '', firstName: ' ', lastName: '', email: '', phone: '',
  urgency: null, subject: '', description: '',
} // prettier-ignore
const bodyOf = (act: Act) => ('body' in act ? act.body : '')
const textOf = (draft: Draft) => ('text' in draft ? draft.text : draft.subject)

describe('what is taken back', () => {
  it('loses nothing of what was sent or of what is typed, and shows nobody a note by the way', () => {
    fc.assert(
      fc.property(written, fc.option(typedMessage), (act, typed) => {
        const again = draftAgain(act, typed)
        if (!again.ok) throw new Error(again.failure.message)
        const draft = again.value
        expect(textOf(draft).startsWith(bodyOf(act))).toBe(true)
        expect(textOf(draft).endsWith(typed === null || typed.text.trim() === '' ? '' : typed.text)).toBe(
          true,
        )
        const hasNote = act.kind === 'note' || (typed?.mode === 'note' && typed.text.trim() !== '')
        expect(draft).toMatchObject({ mode: hasNote ? 'note' : 'reply' })
        expect(draftSchema.safeParse(draft).success).toBe(true)
      }),
    )
  })

  it('stays where it is rather than being cut, or than taking the place of what cannot be read', () => {
    const act = acts.note('t1', 'x'.repeat(100_000))
    const typed: Draft = { kind: 'message', ticketId, mode: 'note', text: 'y'.repeat(350_000) }
    for (const inTheWay of [typed, 'unreadable' as const])
      expect(draftAgain(act, inTheWay)).toMatchObject({ failure: { code: 'draft-in-the-way' } })
  })

  it('needs an empty form, if it is a new ticket', () => {
    const act = acts.file(newTicket())
    for (const free of [null, blankForm]) expect(draftAgain(act, free).ok).toBe(true)
    for (const typed of [
      { ...blankForm, phone: '1' },
      { ...blankForm, urgency: 'question' as const },
    ])
      expect(draftAgain(act, typed)).toMatchObject({ failure: { code: 'draft-in-the-way' } })
  })

  it('is text: a change of a field has none', () => {
    expect(draftAgain(acts.change('t1', { status: 'open' }), null).ok).toBe(false)
  })
})

it('a new ticket becomes the form again, and what belonged to it asks its author', async () => {
  const desk = await startDesk()
  const workstation = await startWorkstation(desk)
  try {
    const agent = await workstation.open()
    await agent.online()
    await workstation.leaveTheNetwork()
    const ticket = newTicket({ subject: 'Filed in a hurry' })
    const filed = acts.file(ticket)
    const id = agent.perform(filed)
    const note = agent.perform(acts.note(filed.kind === 'file-ticket' ? filed.ticketId : '', 'Belongs to it'))
    expect(agent.decide(id, { kind: 'take-back' }).ok).toBe(true)
    const { groupName, urgency, subject, description, requester } = ticket
    const form = { kind: 'new-ticket', groupName, urgency, subject, description, ...requester }
    expect(agent.drafts()).toEqual([form])
    expect(agent.drafts().map(draftPlace)).toEqual([newTicketPlace])
    expect(agent.entry(note).state).toMatchObject({ failure: { code: 'earlier-discarded' } })
    const other = agent.perform(acts.file(newTicket({ subject: 'Another' })))
    expect(agent.drafts()).toEqual([])
    expect(agent.decide(other, { kind: 'take-back' }).ok).toBe(true)
    const third = agent.perform(acts.file(newTicket({ subject: 'A third' })))
    expect(agent.drafts()).toEqual([])
    expect(agent.outbox().map((entry) => entry.id)).toEqual([third, note])
  } finally {
    await workstation.close()
    await desk.close()
  }
})
