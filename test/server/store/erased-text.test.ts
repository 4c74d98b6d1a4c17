import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eraseWords, personalWords } from '#server/store/erased-text'

const zoe = { firstName: 'Zoë', lastName: "O'Neil", email: 'zoe@example.com', phone: '+1 (555) 010-0199' }

it.each([
  ["Zoë O'Neil called.", '[erased] called.'],
  ['zoë, please', '[erased], please'],
  ['Write to ZOE@example.com or +1 (555) 010-0199.', 'Write to [erased] or [erased].'],
  ['Zoës and azoë stay', 'Zoës and azoë stay'],
])('turns %j into %j', (text, erased) => {
  expect(eraseWords(text, personalWords([zoe]))).toBe(erased)
})

it('leaves short names alone, which are words too often', () => {
  const al = { firstName: 'Al', lastName: 'Li', email: '', phone: '' }
  expect(eraseWords('Al Li: al dente, li', personalWords([al]))).toBe('[erased]: al dente, li')
})

it('takes any characters of a name for what they are', () => {
  const name = fc
    .string({ minLength: 3 })
    .map((text) => text.trim())
    .filter((text) => text.length >= 3)
  fc.assert(
    fc.property(name, (lastName) => {
      const words = personalWords([{ firstName: '', lastName, email: '', phone: '' }])
      expect(eraseWords(`(${lastName})`, words)).toBe('([erased])')
    }),
  )
})

it('leaves a text alone where nobody is to be erased', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(eraseWords(text, [])).toBe(text)
    }),
  )
})
