import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { success } from '../../../shared/ipc/result.ts'
import type { SearchSuggestion } from '../../../shared/ipc/views.ts'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { useQueue } from '../../../renderer/features/queue/queue-store.ts'
import { useSearch } from '../../../renderer/features/queue/search-store.ts'
import { widened, withSort, withText } from '../../../renderer/features/queue/view-changes.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, type FakeDesk } from '../../support/fake-desk.ts'

let desk: FakeDesk
let uninstall: () => void
let leave: () => void
const { typed, searched, opened } = useSearch.getState()

beforeEach(async () => {
  useQueue.setState(useQueue.getInitialState(), true)
  useSearch.setState(useSearch.getInitialState(), true)
  desk = fakeDesk(200)
  uninstall = installBridge(desk.bridge)
  leave = useQueue.getState().opened()
  await vi.waitUntil(() => useQueue.getState().counts !== null)
})
afterEach(() => {
  leave()
  uninstall()
})

const line = (name: string, start: number, end: number, text: string): SearchSuggestion => ({
  kind: 'value', name, description: '', insert: { start, end, text },
}) // prettier-ignore

describe('the search field', () => {
  it('puts a suggestion in the place of what was typed, and the caret behind it', async () => {
    desk.bridge.answer('search.suggest', () => success([line('open', 5, 14, 'status:open ')]))
    typed('mail status:op rest', 14)
    await vi.waitUntil(() => useSearch.getState().items.length > 0)
    expect(useSearch.getState().items).toMatchObject([{ text: 'mail status:open rest', caret: 17 }])
  })

  it('drops suggestions for a text that is no longer there', async () => {
    const held: (() => void)[] = []
    desk.bridge.answer('search.suggest', async ({ text }) => {
      await new Promise<void>((resolve) => held.push(resolve))
      return success([line(text, 0, 0, text)])
    })
    typed('a', 1)
    typed('ab', 2)
    held[1]?.()
    await vi.waitUntil(() => useSearch.getState().items.length > 0)
    held[0]?.()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(useSearch.getState().items.map(({ name }) => name)).toEqual(['ab'])
  })

  it('cuts what is too long, and knows by how much', () => {
    typed('x'.repeat(10_000), 10_000)
    expect(useQueue.getState().view.text).toHaveLength(searchTextLimit)
    expect(useSearch.getState().cut).toBe(10_000 - searchTextLimit)
    typed('x', 1)
    expect(useSearch.getState().cut).toBe(0)
  })

  it('remembers what led somewhere on this workstation, the newest first and each once', async () => {
    desk.bridge.answer('search.suggest', () => success([]))
    for (const text of ['mail', 'web', ' mail ', '  ']) searched(text)
    await vi.waitUntil(() => desk.preferences().recentSearches[0] === 'mail')
    expect(desk.preferences().recentSearches).toEqual(['mail', 'web'])
    useSearch.setState(useSearch.getInitialState(), true)
    opened()
    await vi.waitUntil(() => useSearch.getState().recent.length === 2)
    typed('we', 2)
    await vi.waitUntil(() => useSearch.getState().items.length > 0)
    expect(useSearch.getState().items).toMatchObject([{ kind: 'recent', name: 'web' }])
  })

  it('gives the window its length once the hits are counted', async () => {
    const { view, window } = useQueue.getState()
    const search = { searched: 200, unindexed: 0, isTotalExact: false, ordered: null, hints: [] }
    desk.bridge.answer('queue.window', () =>
      success({ rows: window?.rows ?? [], start: 0, total: 1000, search }),
    )
    desk.bridge.answer('queue.counts', () =>
      success({ ...(useQueue.getState().counts ?? { byUrgency: never() }), total: 34_278, hidden: 3 }),
    )
    useQueue.getState().viewChanged(() => withText(view, 'mail'))
    await vi.waitUntil(() => useQueue.getState().window?.total === 34_278)
    expect(useQueue.getState().window?.search?.isTotalExact).toBe(true)
  })

  it('leaves a ranking when the text changes, and begins each text with the most recent', async () => {
    desk.bridge.answer('queue.window', () => new Promise(() => undefined))
    desk.bridge.answer('search.cancel', () => success(null))
    const { viewChanged } = useQueue.getState()
    viewChanged((view) => ({ ...withText(view, 'mail'), hitOrder: 'relevance' }))
    viewChanged((view) => withText(view, 'mail d'))
    expect(useQueue.getState().view.hitOrder).toBe('recent')
    expect(desk.bridge.requestsOf('search.cancel')).toHaveLength(1)
  })

  it('sorts hits by a column only when its head is pressed, and widens to all with the same text', () => {
    const searching = withText(useQueue.getState().view, 'mail')
    const sorted = withSort({ ...searching, sort: 'number' }, 'number')
    expect(sorted).toMatchObject({ hitOrder: 'sort', sort: 'number', direction: 'descending' })
    expect(withSort(sorted, 'number').direction).toBe('ascending')
    expect(widened({ ...searching, urgencies: ['question'] })).toMatchObject({
      text: 'mail',
      urgencies: [],
      statuses: [],
    })
  })
})

function never(): never {
  throw new Error('The counts are there from the start.')
}
