import { describe, expect, it } from 'vitest'
import { goLiveKeys, toldGoLiveSchema, type GoLiveKey } from '#shared/protocol/go-live'
import { drillCountsFor, goLiveItems, type GoLiveFacts } from '#shared/rules/go-live'

const now = Date.parse('2026-11-23T15:00:00Z')
const ready: GoLiveFacts = {
  now,
  publicUrl: 'https://desk.example.com',
  sendsMail: true,
  emergencyPhone: '+1 555 010 0100',
  openingHours: 'Monday to Friday',
  groups: { confirmed: 12, unconfirmed: 1 },
  responders: [{ name: 'Ana', isVerified: true }],
  gaps: [],
  timeZone: 'America/New_York',
  drill: { at: now - 86_400_000, by: 'Ana' },
  isWatched: true,
}
const missing = (facts: Partial<GoLiveFacts>) =>
  goLiveItems({ ...ready, ...facts }).filter(({ done }) => !done)

describe('what a desk needs before it goes live', () => {
  it('is nothing where everything is there, told in an order that stays', () => {
    expect(missing({})).toEqual([])
    expect(goLiveItems(ready).map(({ key }) => key)).toEqual(goLiveKeys)
    expect(goLiveItems(ready).find(({ key }) => key === 'groups')?.words).toBe(
      '12 groups are confirmed. 1 group waits to be confirmed.',
    )
  })

  it.each<[GoLiveKey, Partial<GoLiveFacts>, RegExp]>([
    ['public-url', { publicUrl: null }, /set PUBLIC_URL/],
    ['public-url', { publicUrl: 'http://desk.example.com' }, /everybody on the way can read along/],
    ['mail', { sendsMail: false }, /set SMTP_URL and MAIL_FROM/],
    ['emergency-phone', { emergencyPhone: '' }, /no number for emergencies/],
    ['opening-hours', { openingHours: '' }, /no opening hours/],
    ['groups', { groups: { confirmed: 0, unconfirmed: 7 } }, /^No group is confirmed/],
    ['drill', { drill: null }, /^No drill was acknowledged yet/],
    ['drill', { drill: { at: now - drillCountsFor - 1, by: 'Ana' } }, /on 25 Aug 2026, \d\d:\d\d \(America\/New_York\): hold one again/],
    ['dead-man-url', { isWatched: false }, /set DEAD_MAN_URL/],
    ['coverage', { gaps: [{ from: Date.parse('2026-11-26T07:00:00Z'), until: Date.parse('2026-11-26T09:00:00Z') }] }, /from 26 Nov 2026, 02:00 \(America\/New_York\) until 26 Nov 2026, 04:00 \(America\/New_York\): mend/],
    ['coverage', { gaps: [{ from: 0, until: 1 }, { from: 2, until: 3 }, { from: 4, until: 5 }] }, /and in 2 other stretches/],
  ])('names %s where it lacks: %j', (key, facts, words) => {
    const items = missing(facts)
    expect(items.map((item) => item.key)).toEqual([key])
    expect(items[0]?.words).toMatch(words)
  }) // prettier-ignore

  it('names those whom nobody has shown to be reached, and is short about many', () => {
    const people = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `P${index + 1}`, isVerified: false })) // prettier-ignore
    const wordsFor = (count: number) =>
      missing({ responders: [...ready.responders, ...people(count)] })[0]?.words
    expect(wordsFor(2)).toContain('reaches P1, P2: verify')
    expect(wordsFor(5)).toContain('reaches P1, P2, P3 and 2 more: verify')
  })

  it('knows that nobody at all covers nothing, whatever the rota says', () => {
    expect(missing({ responders: [] }).map(({ key }) => key)).toEqual(['responders', 'coverage'])
  })
})

it('is read by a console without what only a newer desk asks for', () => {
  const items = [
    { key: 'mail', done: true, words: 'x' },
    { key: 'wormholes', done: false, words: 'y' },
  ]
  expect(toldGoLiveSchema.parse({ sample: false, items }).items).toEqual(items.slice(0, 1))
})
