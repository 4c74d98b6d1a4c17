import { expect, it } from 'vitest'
import { killedWhileWriting } from './f01-killed-while-writing.ts'

it('keeps every act it acknowledged, although it is killed in the middle of writing', async () => {
  const { violations, runs } = await killedWhileWriting.run({ seed: 1, cycles: 2, tell() {} })
  expect(violations).toEqual([])
  expect(runs).toBe(2)
}, 60_000)
