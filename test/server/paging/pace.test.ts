import { expect, it } from 'vitest'
import { pageIdSchema } from '#shared/protocol/common'
import { makePace } from '#server/paging/pace'

const [one, other] = ['one', 'other'].map((id) => ({ id: pageIdSchema.parse(id), isDue: false }))
if (one === undefined || other === undefined) throw new Error('There are two.')

it('tells the first news of a page at once, and what follows after a moment', () => {
  const pace = makePace()
  expect(pace.ready([one, other], 1000)).toEqual([one, other])
  pace.told(one.id, 1000, 2)
  expect(pace.ready([one, other], 1100)).toEqual([other])
  expect(pace.nextIn(1100)).toBe(50)
  expect(pace.ready([one], 1150)).toEqual([one])
  expect(pace.nextIn(1150)).toBe(Number.POSITIVE_INFINITY)
})

it('tells a page that takes long to tell the less often, but every three seconds at least', () => {
  const pace = makePace()
  pace.told(one.id, 0, 40)
  expect(pace.ready([one], 399)).toEqual([])
  expect(pace.ready([one], 400)).toEqual([one])
  pace.told(one.id, 400, 800)
  expect(pace.ready([one], 3399)).toEqual([])
  expect(pace.ready([one], 3400)).toEqual([one])
})

it('rests after telling, whatever was told', () => {
  const pace = makePace()
  pace.told(one.id, 0, 40)
  expect(pace.ready([other], 79)).toEqual([])
  expect(pace.nextIn(79)).toBe(1)
  expect(pace.ready([other], 80)).toEqual([other])
})

it('holds up nothing that is due, and takes it first', () => {
  const pace = makePace()
  const due = { ...one, isDue: true }
  expect(pace.ready([other, due], 0)).toEqual([due, other])
  pace.told(one.id, 0, 1000)
  expect(pace.ready([other, due], 1)).toEqual([due])
})
