import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  checkDraft,
  emptyDraft,
  fieldOrder,
  firstEmpty,
  isUntouched,
  withFindings,
  withRequester,
  type TicketDraft,
} from '../../../renderer/features/new-ticket/ticket-draft.ts'
import { actSchema } from '../../../shared/ipc/act.ts'

const good: TicketDraft = {
  groupName: 'Harbour Print Works',
  firstName: 'Mara',
  lastName: 'Osei',
  email: 'mara@harbour.example',
  phone: '+44 20 7946 0101',
  urgency: 'work-request',
  subject: 'Mail bounces',
  description: 'Since this morning.',
}

it('takes a complete draft', () => {
  const checked = checkDraft(good, 'ticket-1')
  expect(checked).toMatchObject({ ok: true, act: { kind: 'file-ticket', ticketId: 'ticket-1' } })
})

it('has a message beside every field of an empty draft', () => {
  const messages = Object.fromEntries(fieldOrder.map((field) => [field, expect.stringMatching(/\w/)]))
  expect(checkDraft(emptyDraft, 'ticket-1')).toEqual({ ok: false, messages })
})

it('refuses exactly what the contract refuses, with a message', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('a@b.example', '123', '\u202E', ' ', '\u0000'))
  fc.assert(
    fc.property(text, text, text, text, (subject, email, phone, firstName) => {
      const draft = { ...good, subject, email, phone, firstName }
      const checked = checkDraft(draft, 'ticket-1')
      const byContract = actSchema.safeParse({
        kind: 'file-ticket',
        ticketId: 'ticket-1',
        groupName: draft.groupName,
        urgency: draft.urgency,
        requester: { firstName, lastName: draft.lastName, email, phone },
        subject,
        description: draft.description,
      })
      const messages = checked.ok ? [] : Object.values(checked.messages)
      expect(checked.ok).toBe(byContract.success)
      expect(messages.length > 0).toBe(!byContract.success)
    }),
  )
})

it('fills in who calls and leaves what was written about the trouble', () => {
  const written = { ...emptyDraft, subject: 'Mail', description: 'Bounces', urgency: 'question' as const }
  const requester = { firstName: 'Mara', lastName: 'Osei', email: 'm@h.example', phone: '123' }
  expect(withRequester(written, { requester, groupName: 'Harbour', lastTicketNumber: null })).toEqual({
    ...written,
    ...requester,
    groupName: 'Harbour',
  })
})

it('puts what was typed about a new caller where it belongs', () => {
  expect(withFindings(emptyDraft, ' +44 20 7946 ').phone).toBe('+44 20 7946')
  expect(withFindings(emptyDraft, 'mara@harbour.example').email).toBe('mara@harbour.example')
  expect(withFindings(emptyDraft, 'Mara van Osei')).toMatchObject({ firstName: 'Mara', lastName: 'van Osei' })
})

it('never overwrites what stands in a field already', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(withFindings(good, text)).toEqual(good)
    }),
  )
})

it('leads on to the first field that is still empty', () => {
  expect(firstEmpty(emptyDraft)).toBe('phone')
  expect(firstEmpty({ ...good, urgency: null, subject: '' })).toBe('urgency')
  expect(firstEmpty(good)).toBeNull()
})

it('knows an untouched draft from one with text in it', () => {
  expect(isUntouched(emptyDraft)).toBe(true)
  expect(isUntouched({ ...emptyDraft, subject: '  ' })).toBe(true)
  expect(isUntouched({ ...emptyDraft, urgency: 'question' })).toBe(false)
  expect(isUntouched({ ...emptyDraft, phone: '1' })).toBe(false)
})
