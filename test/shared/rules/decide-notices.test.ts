import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketIdSchema } from '#shared/protocol/common'
import {
  decideNotices,
  type CriticalForNotice,
  type NoticeWorld,
  type UnheldForNotice,
} from '#shared/rules/decide-notices'

const id = (text: string) => ticketIdSchema.parse(text)
const ticket = (name: string, more: Partial<CriticalForNotice> = {}): CriticalForNotice => ({
  ticketId: id(name),
  number: 5123,
  groupName: 'Acme Ltd',
  subject: 'Mail is down',
  isWithheld: false,
  isMine: false,
  ...more,
})
const page = (pageId: string, more: Partial<UnheldForNotice> = {}): UnheldForNotice => ({
  pageId,
  ticketIds: [],
  isDrill: false,
  words: 'Acme Ltd: Mail is down',
  number: 5123,
  isToMe: false,
  isMine: false,
  ...more,
})
const world = (more: Partial<NoticeWorld>): NoticeWorld => ({ tickets: [], pages: [], ...more })
const nothing = new Set<string>()

describe('what a person is told of', () => {
  it('is nothing of what a first sync brings, and that is not told later either', () => {
    const there = world({ tickets: [ticket('a')], pages: [page('p', { isToMe: true })] })
    const first = decideNotices(there, null)
    expect(first.notices).toEqual([])
    expect(decideNotices(there, new Set(first.told)).notices).toEqual([])
  })

  it('is a mission-critical ticket, once, with what a click opens', () => {
    const there = world({ tickets: [ticket('a')] })
    const { notices, told } = decideNotices(there, nothing)
    expect(notices).toEqual([
      {
        key: 'ticket:a',
        kind: 'normal',
        title: 'Mission critical: #5123',
        body: 'Acme Ltd: Mail is down',
        ticketId: 'a',
      },
    ])
    expect(decideNotices(there, new Set(told)).notices).toEqual([])
  })

  it('is its page instead, where there is one that nobody has', () => {
    const there = world({ tickets: [ticket('a')], pages: [page('p', { ticketIds: [id('a')] })] })
    const { notices, told } = decideNotices(there, nothing)
    expect(notices.map(({ key, title, ticketId }) => [key, title, ticketId])).toEqual([
      ['page:p', 'Nobody has this page yet: #5123', 'a'],
    ])
    expect(told).toEqual(['ticket:a', 'page:p'])
  })

  it('is a ticket that joins a page told before', () => {
    const there = world({
      tickets: [ticket('a'), ticket('b')],
      pages: [page('p', { ticketIds: [id('a'), id('b')] })],
    })
    const { notices } = decideNotices(there, new Set(['ticket:a', 'page:p']))
    expect(notices.map(({ key }) => key)).toEqual(['ticket:b'])
  })

  it('is a page to this person, however long the page is known', () => {
    const there = world({ pages: [page('p', { isToMe: true })] })
    const { notices, told } = decideNotices(there, new Set(['page:p']))
    expect(notices).toMatchObject([{ kind: 'to-me', title: 'You are paged: #5123' }])
    expect(decideNotices(there, new Set(told)).notices).toEqual([])
  })

  it('is nothing of what this person did', () => {
    const there = world({
      tickets: [ticket('a', { isMine: true })],
      pages: [page('p', { isMine: true, isToMe: true })],
    })
    expect(decideNotices(there, nothing).notices).toEqual([])
  })

  it('is quiet about what the blocklist kept back', () => {
    const there = world({ tickets: [ticket('a', { isWithheld: true })] })
    expect(decideNotices(there, nothing).notices).toMatchObject([
      { kind: 'quiet', title: 'Mission critical, withheld: #5123' },
    ])
  })

  it('says of a drill that it is one', () => {
    const there = world({ pages: [page('p', { isDrill: true, isToMe: true, number: null })] })
    expect(decideNotices(there, nothing).notices).toMatchObject([{ title: 'Drill: you are paged' }])
  })

  it('is one line for many, but never for pages to this person', () => {
    const many = Array.from({ length: 9 }, (_, place) => ticket(`t${place}`))
    const pages = Array.from({ length: 5 }, (_, place) => page(`p${place}`, { isToMe: true }))
    const { notices } = decideNotices(world({ tickets: many, pages }), nothing)
    expect(notices).toHaveLength(6)
    expect(notices.at(-1)).toMatchObject({ title: '9 new mission-critical tickets', ticketId: null })
  })

  it('is told again once it was over and comes back', () => {
    const there = world({ pages: [page('p')] })
    const { told } = decideNotices(there, nothing)
    const over = decideNotices(world({}), new Set(told))
    expect(decideNotices(there, new Set(over.told)).notices).toHaveLength(1)
  })

  it('is never the same twice while it lasts, whatever comes and goes beside it', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    const step = fc.record({ tickets: names, pages: names, toMe: names })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let told: ReadonlySet<string> = new Set<string>()
        let wasThere = new Set<string>()
        for (const { tickets, pages, toMe } of steps) {
          const there = world({
            tickets: tickets.map((name) => ticket(name)),
            pages: pages.map((name) => page(name, { isToMe: toMe.includes(name) })),
          })
          const decided = decideNotices(there, told)
          expect(decided.notices.filter(({ key }) => wasThere.has(key))).toEqual([])
          told = new Set(decided.told)
          const mine = pages.filter((name) => toMe.includes(name))
          wasThere = new Set([
            ...tickets.map((name) => `ticket:${name}`),
            ...pages.map((name) => `page:${name}`),
            ...mine.map((name) => `to-me:${name}`),
          ])
        }
      }),
    )
  })
})
