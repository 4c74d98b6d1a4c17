import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultNoticeRules, noticeLevels, type NoticeRules } from '#shared/ipc/notice-rules'
import type { News } from '#shared/rules/notices/news'
import { planNotices } from '#shared/rules/notices/plan-notices'
import { urgencies, type Urgency } from '#shared/rules/urgency'
import { acme, around, everything, id, message, page, quiet, ticket } from './some-news.ts'

describe('whatever comes', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
  const someTicket = (name: string, urgency: Urgency) =>
    fc
      .record({ isWithheld: fc.boolean(), isByMe: fc.boolean(), isMine: fc.boolean() })
      .map((more) => ticket(name, { urgency, ...more }))
  const tickets = (urgency: fc.Arbitrary<Urgency>) =>
    names.chain((some) => fc.tuple(...some.map((name) => urgency.chain((each) => someTicket(name, each)))))
  const lower = fc.constantFrom(...urgencies.slice(0, 4))
  const someNews: fc.Arbitrary<News> = fc.record({
    known: fc.constant([]),
    pages: names.chain((some) =>
      fc.tuple(
        ...some.map((name) =>
          fc
            .record({ isToMe: fc.boolean(), isByMe: fc.boolean(), isDrill: fc.boolean() })
            .map((more) => page(name, { ...more, ticketIds: [id(name)] })),
        ),
      ),
    ),
    critical: tickets(fc.constant('mission-critical')),
    assigned: tickets(lower),
    due: tickets(lower).map((some) => some.map((each) => ({ ticket: each, isLate: each.isMine, dueAt: 1 }))),
    filed: tickets(lower),
    messages: tickets(lower).map((some) => some.map((each) => message(`m-${each.ticketId}`, each))),
    mentions: tickets(lower).map((some) => some.map((each) => message(`n-${each.ticketId}`, each))),
  })
  const someRules: fc.Arbitrary<NoticeRules> = fc
    .record({
      levels: fc.record({
        question: fc.constantFrom(...noticeLevels),
        'work-request': fc.constantFrom(...noticeLevels),
        'urgent-work-request': fc.constantFrom(...noticeLevels),
        'impaired-function': fc.constantFrom(...noticeLevels),
        'mission-critical': fc.constantFrom(...noticeLevels),
      }),
      assigned: fc.boolean(),
      mentioned: fc.boolean(),
      dueSoon: fc.boolean(),
      pagesToMe: fc.boolean(),
      unheldPages: fc.boolean(),
      isQuiet: fc.boolean(),
      list: fc.constantFrom('watched', 'muted', 'none'),
    })
    .map(({ isQuiet, list, ...rules }) => ({
      ...defaultNoticeRules,
      ...rules,
      watched: list === 'watched' ? [{ id: acme, name: 'Acme Ltd' }] : [],
      muted: list === 'muted' ? [{ id: acme, name: 'Acme Ltd' }] : [],
      quiet: isQuiet ? quiet.quiet : defaultNoticeRules.quiet,
    }))

  it('a ticket is told of once at a time, and no more than three notices stand beside pages to this person', () => {
    fc.assert(
      fc.property(someNews, someRules, names, (there, rules, attended) => {
        const { shown, entries, held } = planNotices(
          there,
          rules,
          around({ attended: new Set(attended.map(id)) }),
        )
        const others = shown.filter(({ kind }) => kind !== 'to-me')
        expect(others.length).toBeLessThanOrEqual(3)
        expect(rules.quiet.isOn ? others : held).toEqual([])
        const single = entries.filter(({ ticketId, kind }) => ticketId !== null && kind !== 'to-me')
        expect(new Set(single.map(({ ticketId }) => ticketId)).size).toBe(single.length)
        for (const one of single) expect(attended).not.toContain(one.ticketId)
        const toMe = there.pages.filter(({ isToMe, isByMe }) => isToMe && !isByMe)
        expect(shown.filter(({ kind }) => kind === 'to-me')).toHaveLength(rules.pagesToMe ? toMe.length : 0)
        const byName = ['page-to-me', 'mention', 'assigned']
        const isAllowed = (about: string) => rules.muted.length === 0 || byName.includes(about)
        expect(entries.filter(({ about }) => !isAllowed(about))).toEqual([])
      }),
    )
  })

  it('what stands is never told twice while it lasts, whatever comes and goes beside it, by whatever rules', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someNews, someRules), { maxLength: 6 }), (steps) => {
        let told: ReadonlySet<string> = new Set<string>()
        for (const [there, rules] of steps) {
          const standing = { ...there, filed: [], messages: [], mentions: [] }
          const planned = planNotices(standing, rules, around({ told }))
          for (const { key } of planned.entries) expect(told.has(key)).toBe(false)
          const again = planNotices(standing, everything, around({ told: new Set(planned.told) }))
          expect(again.entries).toEqual([])
          told = new Set(planned.told)
        }
      }),
    )
  })
})
