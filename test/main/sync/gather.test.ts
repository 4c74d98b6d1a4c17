import { expect, it } from 'vitest'
import { gather } from '#main/sync/gather'

it('hands over together what comes before the next turn, in its order, and keeps nothing for later', async () => {
  const taken: (readonly number[])[] = []
  const turns: (() => void)[] = []
  const nextTurn = () => new Promise<void>((resolve) => turns.push(resolve))
  const give = gather<number>({ nextTurn }, (together) => taken.push(together))
  const turn = async () => {
    for (const begin of turns.splice(0)) begin()
    await Promise.resolve()
    await Promise.resolve()
  }
  for (const item of [1, 2, 3]) give(item)
  expect(taken).toEqual([])
  await turn()
  expect(taken).toEqual([[1, 2, 3]])
  await turn()
  give(4)
  await turn()
  expect(taken).toEqual([[1, 2, 3], [4]])
})
