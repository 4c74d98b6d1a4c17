import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkContact } from '../../../renderer/features/groups/check-contact.ts'
import { contactSchema } from '../../../shared/protocol/group.ts'

it('takes a contact with an address or a number', () => {
  expect(checkContact({ name: ' Mara ', email: 'm@h.example', phone: '' })).toEqual({
    ok: true,
    contact: { name: 'Mara', email: 'm@h.example', phone: '' },
  })
  expect(checkContact({ name: '', email: '', phone: '+44 20 7946' }).ok).toBe(true)
})

it('says what is missing or cannot be', () => {
  expect(checkContact({ name: 'Mara', email: '', phone: '' })).toMatchObject({
    messages: { email: 'Enter an e-mail address or a phone number.' },
  })
  const checked = checkContact({ name: '', email: 'nonsense', phone: 'call me' })
  expect(checked.ok ? [] : Object.keys(checked.messages).sort()).toEqual(['email', 'phone'])
})

it('lets nothing through that the contract refuses', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 300 }), fc.string(), (name, email, phone) => {
      const checked = checkContact({ name, email, phone })
      return !checked.ok || contactSchema.safeParse(checked.contact).success
    }),
  )
  expect(checkContact({ name: 'x'.repeat(161), email: '', phone: '123' }).ok).toBe(false)
})
