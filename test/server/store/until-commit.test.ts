import { expect, it } from 'vitest'
import { rememberUntilCommit } from '#server/store/until-commit'

/** A database of which only the commits are asked for; `find` answers its turn: 1, 2, 3… */
function setUp(most = 100) {
  let commits = 7
  let looks = 0
  const known = rememberUntilCommit<number | null>({ commits: () => commits }, { most, weigh: () => 40 })
  const find = async () => (looks += 1)
  return { known, find, commit: () => void (commits += 1), looks: () => looks }
}

it('looks once for each key until something is committed, and anew after each commit', async () => {
  const { known, find, commit } = setUp()
  expect([await known('a', find), await known('a', find), await known('b', find)]).toEqual([1, 1, 2])
  commit()
  expect([await known('a', find), await known('b', find), await known('a', find)]).toEqual([3, 4, 3])
})

it('looks once for all who ask meanwhile, but not for who asks after a commit', async () => {
  const { known, find, commit } = setUp()
  const open = Promise.withResolvers<null>()
  const slow = async () => {
    const turn = await find()
    await open.promise
    return turn
  }
  const before = [known('a', slow), known('a', slow)]
  commit()
  const after = [known('a', slow), known('a', slow)]
  open.resolve(null)
  expect(await Promise.all([...before, ...after])).toEqual([1, 1, 2, 2])
  expect(await known('a', find)).toBe(2)
})

it('remembers neither that nothing was found nor that a look failed, and tells all who wait of both', async () => {
  const { known, find, looks } = setUp()
  const nothing = async () => {
    await find()
    return null
  }
  const failing = async (): Promise<number> => {
    throw new Error(`broken ${await find()}`)
  }
  expect(await Promise.all([known('a', nothing), known('a', nothing)])).toEqual([null, null])
  expect(await known('a', nothing)).toBeNull()
  expect(looks()).toBe(2)
  const told = await Promise.allSettled([known('a', failing), known('a', failing)])
  expect(told.map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
    'Error: broken 3',
    'Error: broken 3',
  ])
  expect(await known('a', find)).toBe(4)
})

it('forgets everything once it weighs more than it may', async () => {
  const { known, find } = setUp(100)
  expect([await known('a', find), await known('b', find), await known('a', find)]).toEqual([1, 2, 1])
  expect(await known('c', find)).toBe(3)
  expect([await known('a', find), await known('b', find), await known('b', find)]).toEqual([4, 5, 5])
})
