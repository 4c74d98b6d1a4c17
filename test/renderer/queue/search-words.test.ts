import { describe, expect, it } from 'vitest'
import {
  hiddenText,
  hitsText,
  orderText,
  searchedText,
} from '../../../renderer/features/queue/search-words.ts'
import { wordsOf } from '../../../renderer/features/queue/use-marked-hits.ts'
import { defaultQueueView } from '../../../shared/ipc/queue-view.ts'
import type { SearchView } from '../../../shared/ipc/views.ts'

const search: SearchView = { searched: 100_214, unindexed: 0, isTotalExact: true, ordered: null, hints: [] }

describe('the words beside a search', () => {
  it('say how much was searched, and how far the index has come', () => {
    expect(searchedText(search)).toBe('Searched 100,214 cached tickets')
    expect(searchedText({ ...search, searched: 1 })).toBe('Searched 1 cached ticket')
    expect(searchedText({ ...search, unindexed: 19_214 })).toBe(
      'Searched 81,000 of 100,214 cached tickets: the others are being indexed',
    )
  })

  it('count hits as far as they are counted', () => {
    expect([hitsText(1, true), hitsText(34, true), hitsText(1000, false)]).toEqual([
      '1 hit',
      '34 hits',
      '1,000+ hits',
    ])
  })

  it('name what hides further hits', () => {
    expect(hiddenText(14, defaultQueueView)).toBe('14 more in resolved and closed')
    expect(hiddenText(1400, { ...defaultQueueView, urgencies: ['question'] })).toBe(
      '1,400 more outside the filters',
    )
  })

  it('say how far an order reaches', () => {
    expect(orderText(search, defaultQueueView)).toBeNull()
    expect(orderText({ ...search, ordered: 2000 }, { ...defaultQueueView, hitOrder: 'sort' })).toContain(
      '2,000 most recent',
    )
    expect(orderText({ ...search, ordered: 1000 }, { ...defaultQueueView, hitOrder: 'relevance' })).toContain(
      '1,000 best',
    )
  })

  it('mark beginnings of words, and no operator', () => {
    const words = wordsOf('mail status:open -down "is"')
    expect('Mailbox is down, email'.match(words ?? /^$/)).toEqual(['Mail', 'is'])
    expect(wordsOf('status:open')).toBeNull()
  })
})
