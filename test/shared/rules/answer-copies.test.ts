import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import { copyChoices, namesTold, type CopyTicket } from '../../../shared/rules/answer-copies.ts'
import { inTimeOrder } from '../../../shared/rules/in-time-order.ts'
import { isSameAddress } from '../../../shared/rules/ticket-merge.ts'

const requesters = fc.record({
  firstName: fc.constantFrom('Ada', 'Bob', ''),
  lastName: fc.constantFrom('Meyer', ''),
  email: fc.constantFrom('ada@x.example', ' ADA@x.example', 'bob@x.example', ''),
  phone: fc.constantFrom('', '+1 555 010 0199'),
})
const tickets: fc.Arbitrary<CopyTicket> = fc.record({
  id: fc.integer({ min: 1, max: 12 }).map((id) => ticketIdSchema.parse(`t-${id}`)),
  number: fc.option(fc.integer({ min: 1000, max: 1012 })),
  requester: requesters,
  groupId: fc.option(fc.constantFrom('g-1', 'g-2')),
})

describe('whom an answer may go to beside the requester', () => {
  it('is each other address once, never the requester’s own, and nobody who was erased', () => {
    fc.assert(
      fc.property(tickets, fc.array(tickets, { maxLength: 8 }), (target, joined) => {
        const asked = copyChoices(target, joined).map(({ ticket }) => ticket)
        for (const [place, one] of asked.entries()) {
          expect(isSameAddress(one.requester, target.requester)).toBe(false)
          expect(Object.values(one.requester).some((text) => text !== '')).toBe(true)
          expect(asked.slice(place + 1).some((other) => isSameAddress(one.requester, other.requester))).toBe(false) // prettier-ignore
        }
        const isLeftOut = (one: CopyTicket) => !asked.includes(one) && one.requester.email.trim() !== ''
        for (const one of joined.filter(isLeftOut))
          expect([target, ...asked].some((other) => isSameAddress(one.requester, other.requester))).toBe(true)
      }),
    )
  })

  it('gets it unasked only where both tickets are known to be of one group', () => {
    fc.assert(
      fc.property(tickets, fc.array(tickets, { maxLength: 8 }), (target, joined) => {
        for (const { ticket, isGiven } of copyChoices(target, joined))
          expect(isGiven).toBe(target.groupId !== null && ticket.groupId === target.groupId)
      }),
    )
  })

  it('is reached by the newest of their tickets, and stands in the order of numbers', () => {
    const requester = (email: string) => ({ firstName: 'A', lastName: 'B', email, phone: '' })
    const ticket = (number: number | null, email: string): CopyTicket => ({
      id: ticketIdSchema.parse(`t-${number}`),
      number,
      requester: requester(email),
      groupId: 'g',
    })
    const joined = [ticket(1003, 'c@x'), ticket(1001, 'b@x'), ticket(1005, 'B@x'), ticket(null, 'd@x')]
    const numbers = copyChoices(ticket(1000, 'a@x'), joined).map((choice) => choice.ticket.number)
    expect(numbers).toEqual([1003, 1005, null])
  })
})

describe('what a text tells of its readers', () => {
  const ada = { firstName: 'Ada', lastName: 'von Berg', email: 'Ada@x.example', phone: '+49 (30) 5550-1212' }

  it.each([
    ['Dear ada, it works.', ['Ada']],
    ['Mrs VON BERG called.', ['von Berg']],
    ['We wrote to ada@X.example.', ['Ada', 'Ada@x.example']],
    ['Call 030/5550 1212.', ['+49 (30) 5550-1212']],
    ['Adapters are in stock; Granada is not.', []],
    ['', []],
  ])('in “%s” is %j', (text, told) => {
    expect(namesTold(text, [ada])).toEqual(told)
  })

  it('is found wherever a name stands as a word, and nothing is said of who left all blank', () => {
    const nobody = { firstName: '', lastName: ' ', email: '', phone: '' }
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(namesTold(`${before} Ada ${after}`, [ada])).toContain('Ada')
        expect(namesTold(`${before}${after}`, [nobody])).toEqual([])
      }),
    )
  })

  it('is found where no space stands between words, and whatever signs a name has', () => {
    const li = { ...ada, firstName: '李明', lastName: 'O(Neil) jr.' }
    expect(namesTold('您好李明先生', [li])).toEqual(['李明'])
    expect(namesTold('To o(neil) JR.: done.', [li])).toEqual(['O(Neil) jr.'])
  })

  it('leaves short names alone, which stand in every text', () => {
    expect(namesTold('Al and Jo are here.', [{ ...ada, firstName: 'Al', lastName: 'Jo' }])).toEqual([])
  })
})

it('conversations in one lose nothing, and each stays in its own order', () => {
  const conversation = fc.array(fc.record({ createdAt: fc.integer({ max: 9 }) }), { maxLength: 6 })
  fc.assert(
    fc.property(conversation, fc.array(conversation, { maxLength: 3 }), (own, others) => {
      const all = inTimeOrder(own, others)
      expect(all).toHaveLength([own, ...others].flat().length)
      for (const each of [own, ...others]) expect(all.filter((one) => each.includes(one))).toEqual(each)
    }),
  )
})
