import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeKey, encodeKey } from '#main/store/queue-key'

const whole = fc.maxSafeInteger()
const position = fc.record({ row: whole, urgency: whole, status: whole, place: whole, updatedAt: whole, due: whole, text: fc.string({ unit: 'grapheme' }) }) // prettier-ignore

it('comes back as the position that it was made of, whatever its text', () => {
  fc.assert(
    fc.property(position, (one) => {
      expect(decodeKey(encodeKey(one))).toEqual(one)
    }),
  )
})

it('is none where it was not made here', () => {
  for (const text of ['', '1.2.3.4.5.6', '1.2.3.4.5.x.', '1e3.2.3.4.5.6.', '9999999999999999.2.3.4.5.6.'])
    expect(decodeKey(text)).toBeNull()
})
