import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTrial } from '#main/store/read-trial'
import { readLoadView } from '#main/sync/duty/load-view'
import { readResponderViews } from '#main/sync/duty/responder-views'
import { readRotaView } from '#main/sync/duty/rota-view'
import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import { rotaSchema } from '#shared/protocol/rota'
import type { Verdict } from '#shared/rules/verdict'
import { ticketOf } from '../../store/cached.ts'
import { openFiles, type Files } from '../blocklist/files.ts'
import { methodOf, pagePut, responderOf, responderPut, rotaPut } from './duty-parts.ts'

const now = Date.parse('2026-11-29T12:00:00.000Z')
let files: Files
beforeEach(() => {
  files = openFiles(() => now)
})
afterEach(() => files.remove())

function ticketPut(number: number, verdict: Verdict | null) {
  const sketch = {
    urgency: 'mission-critical',
    status: 'resolved',
    group: 'g',
    assignee: null,
    updated: 0,
  } as const
  const doc = { ...ticketOf({ ...sketch, number, subject: 'Mail', name: 'Ada' }), verdict }
  return { seq: number, kind: 'ticket' as const, op: 'put' as const, id: doc.id, version: doc.version, doc }
}

describe('the drill board', () => {
  it('lists people by name, with what the last successful test of each method says', () => {
    files.feed([
      [
        responderPut(
          responderOf('zoe', {
            methods: [methodOf('z', { lastGoodTestAt: '2026-11-20T00:00:00.000Z' }), methodOf('z-2')],
          }),
        ),
        responderPut(
          responderOf('Ben', { methods: [methodOf('b', { lastGoodTestAt: '2026-10-01T00:00:00.000Z' })] }),
        ),
        responderPut(responderOf('cleo', { methods: [] })),
        responderPut(responderOf('dev', { active: false, methods: [methodOf('d')] })),
      ],
    ])
    const views = readResponderViews(files.cache.read, now)
    expect(
      views.map(({ name, isReachable, isOverdue, methods }) => [
        name,
        isReachable,
        isOverdue,
        methods.map(({ drill }) => drill),
      ]),
    ).toEqual([
      ['Ben', true, true, ['overdue']],
      ['cleo', false, true, []],
      ['dev', false, false, ['never']],
      ['zoe', true, false, ['good', 'never']],
    ])
  })

  it('tells the newest trial of one method of one person, and no older than asked for', () => {
    const one = (id: string, beganAt: string, methodId: string) =>
      pagePut(id, beganAt, [], { kind: 'drill', methodId, responderIds: ['ada'] })
    files.feed([
      [
        one('old', '2026-11-27T10:00:00.000Z', 'm'),
        one('first', '2026-11-29T10:00:00.000Z', 'm'),
        one('last', '2026-11-29T11:00:00.000Z', 'm'),
        one('other', '2026-11-29T11:30:00.000Z', 'other'),
      ],
    ])
    const trial = (methodId: string, since: string, id = 'ada') =>
      readTrial(files.cache.read, responderIdSchema.parse(id), methodIdSchema.parse(methodId), since)?.id ??
      null
    expect(trial('m', '2026-11-28T12:00:00.000Z')).toBe('last')
    expect(trial('m', '2026-11-29T11:15:00.000Z')).toBeNull()
    expect(trial('m', '2026-11-28T12:00:00.000Z', 'ben')).toBeNull()
  })
})

describe('the rota', () => {
  it('is everyone, always, where the desk was told nothing; whoever has no method fills no gap', () => {
    files.feed([
      [
        responderPut(responderOf('ada')),
        responderPut(responderOf('ben', { methods: [] })),
        responderPut(responderOf('off', { active: false })),
      ],
    ])
    const view = readRotaView(files.cache.read, { start: null, draft: null }, now)
    expect(view.span.days).toHaveLength(14)
    expect(view.span.from).toBe(Date.parse('2026-11-29T00:00:00Z'))
    expect(view.span.stretches.map(({ responderIds }) => responderIds)).toEqual([['ada', 'ben']])
    expect(view.span.gaps).toEqual([])
    expect(view.people.map(({ name, active, isReachable }) => [name, active, isReachable])).toEqual([
      ['ada', true, true],
      ['ben', true, false],
      ['off', false, false],
    ])
  })

  it('begins on the day asked for by its own clock, and shows a draft in the place of the desk’s', () => {
    files.feed([[responderPut(responderOf('ada')), rotaPut({ timeZone: 'America/New_York' }, 7)]])
    const read = (start: string | null, draft: Parameters<typeof readRotaView>[1]['draft']) =>
      readRotaView(files.cache.read, { start, draft }, now)
    expect(read('2026-12-01', null).span.from).toBe(Date.parse('2026-12-01T05:00:00Z'))
    const ada = responderIdSchema.parse('ada')
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '22:00' }]
    const draft = rotaSchema.parse({
      timeZone: 'UTC',
      shifts: [{ id: 's', name: 'Days', responderIds: [ada], turns: null, hours }],
      overrides: [],
    })
    const tried = read('2026-12-01', draft)
    expect(tried.rota).toMatchObject({ timeZone: 'UTC', version: 7 })
    expect(tried.span.gaps).toHaveLength(14)
    expect(tried.span.gaps[0]).toEqual({
      from: Date.parse('2026-12-01T22:00:00Z'),
      until: Date.parse('2026-12-02T00:00:00Z'),
    })
    expect(read('2026-12-01', null).rota.shifts).toEqual([])
  })
})

describe('the load', () => {
  it('counts what a gateway took at night by the rota’s clock, and what it was worth', () => {
    const night = '2026-11-20T03:00:00.000Z'
    files.feed([
      [
        responderPut(responderOf('ada', { name: 'Ada of today' })),
        responderPut(responderOf('ben')),
        ticketPut(1, 'false-alarm'),
        ticketPut(2, 'justified'),
        pagePut(
          'false',
          night,
          [
            { responderId: 'ada', acceptedAt: night },
            { responderId: 'gone', acceptedAt: night },
          ],
          { ticketIds: [ticketPut(1, null).id] },
        ),
        pagePut(
          'right',
          night,
          [
            { responderId: 'ada', acceptedAt: night },
            { responderId: 'ada', acceptedAt: night },
          ],
          { ticketIds: [ticketPut(2, null).id] },
        ),
        pagePut(
          'open',
          night,
          [
            { responderId: 'ada', acceptedAt: night },
            { responderId: 'ben', acceptedAt: null },
          ],
          { deliveriesLeftOut: 3 },
        ),
        pagePut('day', '2026-11-20T12:00:00.000Z', [
          { responderId: 'ben', acceptedAt: '2026-11-20T12:00:01.000Z' },
        ]),
        pagePut('told', night, [{ responderId: 'ben', acceptedAt: night, purpose: 'tell' }]),
        pagePut('drill', night, [{ responderId: 'ben', acceptedAt: night }], { kind: 'drill' }),
        pagePut('long-ago', '2026-10-01T03:00:00.000Z', [
          { responderId: 'ben', acceptedAt: '2026-10-01T03:00:00.000Z' },
        ]),
      ],
    ])
    const month = readLoadView(files.cache.read, 30, now)
    expect(month).toEqual({
      days: 30,
      timeZone: 'UTC',
      pages: { needed: 1, needless: 1, unjudged: 1 },
      people: [
        { id: 'ada', name: 'Ada of today', isHere: true, needed: 1, needless: 1, unjudged: 1 },
        { id: 'gone', name: 'gone of then', isHere: false, needed: 0, needless: 1, unjudged: 0 },
      ],
      sleepers: 1,
      cutPages: 1,
    })
    const quarter = readLoadView(files.cache.read, 90, now)
    expect(quarter.people.map(({ id }) => id)).toEqual(['ada', 'ben', 'gone'])
    // At three in the morning in UTC it is noon in Tokyo, where only the page of noon comes at night.
    files.feed([[rotaPut({ timeZone: 'Asia/Tokyo' })]])
    expect(readLoadView(files.cache.read, 30, now).people).toEqual([])
  })
})
