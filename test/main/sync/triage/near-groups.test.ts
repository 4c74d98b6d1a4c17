import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readGroupNamed } from '#main/sync/triage/group-view'
import { findNearGroups } from '#main/sync/triage/near-groups'
import type { Change } from '#shared/protocol/changes'
import { groupPut, openFiles, type Files } from '../blocklist/files.ts'

let files: Files
beforeEach(() => (files = openFiles(() => 0)))
afterEach(() => files.remove())

const feed = (...changes: Change[]) => files.feed([changes])

describe('names that are almost the same', () => {
  it.each([
    ['Harbor Books', 'Harbour Books'],
    ['Habrour Books', 'Harbour Books'],
    ['Books Harbour', 'Harbour Books'],
    ['Harbour', 'Harbour Books'],
    ['Harbour Books Kiel', 'Harbour Books'],
    ['Norht Wind', 'Borealis'],
  ])('find for “%s” the group “%s”', (typed, found) => {
    feed(
      groupPut('g-a', { name: 'Harbour Books' }),
      groupPut('g-b', { name: 'Borealis', aliases: ['North Wind'] }),
      groupPut('g-c', { name: 'Cobalt Mining' }),
    )
    const near = findNearGroups(files.cache.read, typed, null)
    expect(near.map(({ name }) => name)).toEqual([found])
    expect(near[0]?.alias).toBe(found === 'Borealis' ? 'North Wind' : null)
  })

  it('are none where it is the very name, the group itself, or one that was merged', () => {
    feed(groupPut('g-a', { name: 'Harbour Books' }), groupPut('g-b', { name: 'Harbor Books' }))
    const near = (name: string, except: string | null = null) =>
      findNearGroups(files.cache.read, name, except).map(({ groupId }) => groupId)
    expect(near('HARBOUR books Ltd')).toEqual(['g-b'])
    expect(near('Harbour Boks', 'g-a')).toEqual(['g-b'])
    feed(groupPut('g-b', { name: 'Harbor Books', mergedInto: 'g-a' }, 2))
    expect(near('Harbour Boks', 'g-a')).toEqual([])
    expect(near('!!!')).toEqual([])
  })
})

describe('the group that bears a name', () => {
  const named = (name: string) => readGroupNamed(files.cache.read, name, 0)?.id ?? null

  it.each([
    ['acme', 'g-a'],
    ['ACME Ltd', 'g-a'],
    ['a c m e', 'g-a'],
    ['Café Nord', 'g-b'],
    ['cafe nord gmbh', 'g-b'],
    ['???', 'g-c'],
    ['!!!', null],
    ['Acm', null],
  ])('is found for “%s”, however it is written: %s', (typed, found) => {
    feed(
      groupPut('g-a', { name: 'A.C.M.E.' }),
      groupPut('g-b', { name: 'Borealis', aliases: ['Café Nord'] }),
      groupPut('g-c', { name: '???' }),
      groupPut('g-d', { name: '***' }),
    )
    expect(named(typed)).toBe(found)
  })

  it('is, for a name that was merged, the group of which it became an alias; none where two answer to it', () => {
    feed(
      groupPut('g-a', { name: 'Harbour Books', aliases: ['Harbor'] }),
      groupPut('g-b', { name: 'Harbor', mergedInto: 'g-a' }),
    )
    expect(named('harbor')).toBe('g-a')
    feed(groupPut('g-c', { name: 'HARBOR' }))
    expect(named('harbor')).toBeNull()
  })
})
