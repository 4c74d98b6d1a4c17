import { expect, it } from 'vitest'
import { pageIdSchema } from '#shared/protocol/common'
import { makePace } from '#server/paging/pace'

const one = pageIdSchema.parse('one')
const other = pageIdSchema.parse('other')
const news = (id = one) => ({ id, isDue: false })

it('tells the first news of a page at once, and what follows after a moment', () => {
  const pace = makePace()
  expect(pace.ready([news(), news(other)], 1000)).toEqual([one, other])
  pace.told(one, 1000, 2)
  expect(pace.ready([news(), news(other)], 1100)).toEqual([other])
  expect(pace.nextIn(1100)).toBe(50)
  expect(pace.ready([news()], 1150)).toEqual([one])
  expect(pace.nextIn(1150)).toBe(Number.POSITIVE_INFINITY)
})

it('tells a page that takes long to tell the less often, but every three seconds at least', () => {
  const pace = makePace()
  pace.told(one, 0, 40)
  pace.told(other, 0, 5000)
  expect(pace.ready([news(), news(other)], 399)).toEqual([])
  expect(pace.ready([news(), news(other)], 400)).toEqual([one])
  expect(pace.ready([news(other)], 3000)).toEqual([other])
})

it('holds up nothing that is due', () => {
  const pace = makePace()
  pace.told(one, 0, 1)
  expect(pace.ready([{ id: one, isDue: true }], 1)).toEqual([one])
})
