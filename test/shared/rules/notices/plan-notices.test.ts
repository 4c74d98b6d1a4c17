import { describe, expect, it } from 'vitest'
import type { NoticeRules } from '#shared/ipc/notice-rules'
import { noNews, type News, type TicketNews } from '#shared/rules/notices/news'
import { heldNotices, planNotices } from '#shared/rules/notices/plan-notices'
import { urgencies, type Urgency } from '#shared/rules/urgency'
import { acme, around, everything, id, message, news, page, quiet, ticket } from './some-news.ts'

const keysOf = (notices: readonly { key: string }[]) => notices.map(({ key }) => key)

describe('what a person is told of', () => {
  it('is nothing of what a first sync brings, and that is not told later either', () => {
    const there = news({ critical: [ticket('a')], pages: [page('p', { isToMe: true })] })
    const first = planNotices(there, everything, around({ told: null }))
    expect(first.shown).toEqual([])
    expect(first.entries).toEqual([])
    expect(planNotices(there, everything, around({ told: new Set(first.told) })).shown).toEqual([])
  })

  it('is a mission-critical ticket, once, with what a click opens', () => {
    const there = news({ critical: [ticket('a')] })
    const { shown, entries, told } = planNotices(there, everything, around())
    expect(shown).toEqual([
      {
        key: 'ticket:a',
        kind: 'normal',
        about: 'critical',
        count: 1,
        title: 'Mission critical: #5123',
        body: 'Acme Ltd: Mail is down',
        ticketId: 'a',
      },
    ])
    expect(entries).toEqual(shown)
    expect(planNotices(there, everything, around({ told: new Set(told) })).shown).toEqual([])
  })

  it('is its page instead, where there is one that nobody has', () => {
    const there = news({ critical: [ticket('a')], pages: [page('p', { ticketIds: [id('a')] })] })
    const { shown, told } = planNotices(there, everything, around())
    expect(shown.map(({ key, title, ticketId }) => [key, title, ticketId])).toEqual([
      ['page:p', 'Nobody has this page yet: #5123', 'a'],
    ])
    expect(told).toEqual(['ticket:a', 'page:p'])
  })

  it('is a ticket that joins a page told before', () => {
    const there = news({
      critical: [ticket('a'), ticket('b')],
      pages: [page('p', { ticketIds: [id('a'), id('b')] })],
    })
    const { shown } = planNotices(there, everything, around({ told: new Set(['ticket:a', 'page:p']) }))
    expect(keysOf(shown)).toEqual(['ticket:b'])
  })

  it('is a page to this person, however long the page is known', () => {
    const there = news({ pages: [page('p', { isToMe: true })] })
    const { shown, told } = planNotices(there, everything, around({ told: new Set(['page:p']) }))
    expect(shown).toMatchObject([{ kind: 'to-me', title: 'You are paged: #5123' }])
    expect(planNotices(there, everything, around({ told: new Set(told) })).shown).toEqual([])
  })

  it('is nothing of what this person did', () => {
    const mine = ticket('a', { isByMe: true })
    const there = news({
      critical: [mine],
      assigned: [mine],
      filed: [ticket('b', { isByMe: true, urgency: 'question' })],
      pages: [page('p', { isByMe: true, isToMe: true })],
    })
    expect(planNotices(there, everything, around()).entries).toEqual([])
  })

  it('is nothing of a ticket before them in a window with the keyboard, save a page to them', () => {
    const there = news({
      critical: [ticket('a')],
      messages: [message('m', ticket('b', { urgency: 'question' }))],
      pages: [page('p', { ticketIds: [id('c')] }), page('q', { ticketIds: [id('a')], isToMe: true })],
    })
    const looking = around({ attended: new Set([id('a'), id('b'), id('c')]) })
    expect(keysOf(planNotices(there, everything, looking).shown)).toEqual(['to-me:q'])
  })

  it('is quiet about what the blocklist kept back', () => {
    const there = news({ critical: [ticket('a', { isWithheld: true })] })
    expect(planNotices(there, everything, around()).shown).toMatchObject([
      { kind: 'quiet', about: 'withheld', title: 'Mission critical, withheld: #5123' },
    ])
  })

  it('says once of a ticket of theirs that it is due soon, and again where it was promised anew', () => {
    const due = (dueAt: number, isLate = false) => news({ due: [{ ticket: ticket('a'), isLate, dueAt }] })
    const first = planNotices(due(1), everything, around())
    expect(first.shown).toMatchObject([{ about: 'due', title: 'Due soon: #5123' }])
    expect(planNotices(due(1, true), everything, around({ told: new Set(first.told) })).entries).toEqual([])
    const anew = planNotices(due(2, true), everything, around({ told: new Set(first.told) }))
    expect(anew.shown).toMatchObject([{ about: 'due', title: 'Late: #5123' }])
    expect(planNotices(due(1), { ...everything, dueSoon: false }, around()).entries).toEqual([])
  })

  it('says of a drill that it is one', () => {
    const there = news({ pages: [page('p', { isDrill: true, isToMe: true, number: null })] })
    expect(planNotices(there, everything, around()).shown).toMatchObject([{ title: 'Drill: you are paged' }])
  })

  it('says what came, in words of our own, with the customer’s in the body', () => {
    const hostile = { groupName: '<b>Acme', subject: 'x'.repeat(9), number: 7 }
    const one = ticket('a', { ...hostile, urgency: 'question' })
    const titles = planNotices(
      news({
        filed: [one],
        messages: [message('m', ticket('b', hostile), 2)],
        mentions: [message('n', ticket('c', hostile))],
      }),
      everything,
      around(),
    ).entries.map(({ title }) => title)
    expect(titles).toEqual([
      'Grace Hopper mentions you: #7',
      'New: question: #7',
      'The customer wrote 2 times: #7',
    ])
  })

  it('is told again once it was over and comes back', () => {
    const there = news({ pages: [page('p')] })
    const { told } = planNotices(there, everything, around())
    const over = planNotices(noNews, everything, around({ told: new Set(told) }))
    expect(planNotices(there, everything, around({ told: new Set(over.told) })).shown).toHaveLength(1)
  })
})

it('remembers what was told before, of which only the key is known', () => {
  const { told, entries } = planNotices(news({ known: ['assigned:a'] }), everything, around())
  expect(told).toEqual(['assigned:a'])
  expect(entries).toEqual([])
})

describe('the rules of a person', () => {
  const told = (rules: NoticeRules, there: Partial<News>) =>
    keysOf(planNotices(news(there), rules, around()).entries)
  const filed = (more: Partial<TicketNews>) => ({ filed: [ticket('a', { urgency: 'question', ...more })] })
  const level = (urgency: Urgency, picked: NoticeRules['levels'][Urgency]): NoticeRules => ({
    ...everything,
    levels: { ...everything.levels, [urgency]: picked },
  })

  it('choose by urgency between everything, what is theirs, and nothing', () => {
    for (const urgency of urgencies.filter((each) => each !== 'mission-critical')) {
      expect(told(level(urgency, 'all'), filed({ urgency }))).toEqual(['ticket:a'])
      expect(told(level(urgency, 'mine'), filed({ urgency }))).toEqual([])
      expect(told(level(urgency, 'mine'), filed({ urgency, isMine: true }))).toEqual(['ticket:a'])
      expect(told(level(urgency, 'none'), filed({ urgency, isMine: true }))).toEqual([])
    }
    expect(told(level('mission-critical', 'none'), { critical: [ticket('a')] })).toEqual([])
  })

  it('hear of watched groups whatever the urgency, and never of muted ones', () => {
    const group = { id: acme, name: 'Acme Ltd' }
    expect(told({ ...level('question', 'none'), watched: [group] }, filed({}))).toEqual(['ticket:a'])
    const muting = { ...everything, muted: [group] }
    const there = {
      ...filed({}),
      critical: [ticket('b')],
      messages: [message('m', ticket('c'))],
      pages: [page('p')],
    }
    expect(told(muting, there)).toEqual([])
    const byName = {
      assigned: [ticket('d')],
      mentions: [message('n', ticket('e'))],
      pages: [page('q', { isToMe: true })],
    }
    expect(told(muting, byName)).toEqual(['to-me:q', 'mention:n', 'assigned:d'])
  })

  it('switch off what is put to them by name, each by itself', () => {
    const there = {
      assigned: [ticket('a')],
      mentions: [message('m', ticket('b'))],
      pages: [page('p', { isToMe: true }), page('q')],
    }
    const all = ['to-me:p', 'page:q', 'mention:m', 'assigned:a']
    expect(told(everything, there)).toEqual(all)
    const without = (key: string) => all.filter((each) => each !== key)
    expect(told({ ...everything, pagesToMe: false }, there)).toEqual(without('to-me:p'))
    expect(told({ ...everything, unheldPages: false }, there)).toEqual(without('page:q'))
    expect(told({ ...everything, mentioned: false }, there)).toEqual(without('mention:m'))
    expect(told({ ...everything, assigned: false }, there)).toEqual(without('assigned:a'))
  })
})

describe('many at once', () => {
  const crowd = (most: number) => ({
    filed: Array.from({ length: most }, (_, place) => ticket(`t${place}`, { urgency: 'question' })),
  })

  it('are one summary and one entry, but pages to this person come one by one', () => {
    const pages = Array.from({ length: 5 }, (_, place) => page(`p${place}`, { isToMe: true }))
    const { shown, entries } = planNotices(news({ ...crowd(500), pages }), everything, around())
    expect(shown).toHaveLength(6)
    expect(shown.at(-1)).toMatchObject({ count: 500, title: '500 new tickets', ticketId: null })
    expect(entries).toHaveLength(6)
  })

  it('of several kinds are counted by kind, the weightiest first', () => {
    const there = news({
      ...crowd(9),
      critical: [ticket('c')],
      messages: [message('m', ticket('x')), message('n', ticket('y'))],
    })
    const { shown, entries } = planNotices(there, everything, around())
    expect(shown).toMatchObject([
      {
        about: 'summary',
        title: '12 new: 1 mission-critical ticket, 9 new tickets, 2 customers’ messages',
      },
    ])
    expect(entries.map(({ about, count }) => [about, count])).toEqual([
      ['critical', 1],
      ['ticket', 9],
      ['message', 1],
      ['message', 1],
    ])
  })
})

describe('quiet hours', () => {
  const there = news({
    critical: [ticket('a')],
    messages: [message('m', ticket('b'))],
    pages: [page('p', { isToMe: true })],
  })

  it('hold everything but pages to this person', () => {
    const { shown, entries, held } = planNotices(there, quiet, around())
    expect(keysOf(shown)).toEqual(['to-me:p'])
    expect(keysOf(entries)).toEqual(['to-me:p', 'ticket:a', 'message:m'])
    expect(held).toEqual(['ticket:a', 'message:m'])
  })

  it('are summed up at their end, by what is unread still', () => {
    const { entries, held } = planNotices(there, quiet, around())
    const waiting = entries.filter(({ key }) => held.includes(key))
    expect(heldNotices(waiting)).toMatchObject([
      {
        about: 'summary',
        title: 'While it was quiet: 1 mission-critical ticket, 1 customer’s message',
        body: '#5123 Acme Ltd: Mail is down · #5123 Acme Ltd: Mail is down',
        ticketId: null,
      },
    ])
    expect(heldNotices(waiting.slice(0, 1))).toEqual(waiting.slice(0, 1))
    expect(heldNotices([])).toEqual([])
  })
})
