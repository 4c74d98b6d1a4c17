import { expect, it } from 'vitest'
import { countOf } from '../../../renderer/ui/count-of.ts'

it('counts one and many', () => {
  expect(countOf(1, 'act')).toBe('1 act')
  expect(countOf(1200, 'act')).toBe('1,200 acts')
  expect([1, 2].map((count) => countOf(count, 'act needs you', 'acts need you'))).toEqual([
    '1 act needs you',
    '2 acts need you',
  ])
})
