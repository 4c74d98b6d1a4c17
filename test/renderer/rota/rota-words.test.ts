import { describe, expect, it } from 'vitest'
import {
  checkEntered,
  enteredOverride,
  enteredShift,
  enteredStep,
} from '../../../renderer/features/rota/entered.ts'
import { gapsToCome, gapWords } from '../../../renderer/features/rota/gap-words.ts'
import { calendarRows } from '../../../renderer/features/rota/calendar-rows.ts'
import {
  daysWords,
  hoursWords,
  peopleWords,
  turnsWords,
} from '../../../renderer/features/rota/shift-words.ts'
import { fieldText, instantOfField } from '../../../renderer/features/rota/zone-time.ts'
import { defaultRota, rotaSchema } from '../../../shared/protocol/rota.ts'
import { dutyNow, fakeRotaView, ids } from '../../support/fake-duty.ts'

const [ada, ben, cleo] = ids as [(typeof ids)[number], (typeof ids)[number], (typeof ids)[number]]
const at = (instant: string) => Date.parse(instant)
const days = { end: at('2026-12-13T00:00:00Z'), now: dutyNow, timeZone: 'UTC' }
const gap = (from: string, until: string, more: object = {}) =>
  gapWords({ from: at(from), until: at(until) }, { ...days, ...more })

describe('a gap', () => {
  it('is named by the hour', () => {
    expect(gap('2026-12-01T02:00:00Z', '2026-12-01T06:00:00Z')).toBe(
      'Nobody can be paged on Tuesday 1 December from 02:00 to 06:00',
    )
    expect(gap('2026-12-01T22:00:00Z', '2026-12-02T00:00:00Z')).toBe(
      'Nobody can be paged on Tuesday 1 December from 22:00 to midnight',
    )
    expect(gap('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')).toBe(
      'Nobody can be paged on Tuesday 1 December, all day',
    )
    expect(gap('2026-12-04T18:00:00Z', '2026-12-07T08:00:00Z')).toBe(
      'Nobody can be paged from Friday 4 December, 18:00, to Monday 7 December, 08:00',
    )
  })

  it('says where it has begun, and where its end is out of sight', () => {
    expect(gap('2026-11-29T02:00:00Z', '2026-11-29T18:30:00Z')).toBe(
      'Nobody can be paged now, until Sunday 29 November, 18:30',
    )
    expect(gap('2026-12-10T08:00:00Z', '2026-12-13T00:00:00Z')).toBe(
      'Nobody can be paged from Thursday 10 December, 08:00, on',
    )
    expect(gap('2026-11-29T00:00:00Z', '2026-12-13T00:00:00Z')).toBe(
      'Nobody can be paged now, nor at any time of these two weeks',
    )
  })

  it('goes by the clock of the rota', () => {
    const berlin = { timeZone: 'Europe/Berlin' }
    expect(gap('2026-12-01T22:30:00Z', '2026-12-01T23:00:00Z', berlin)).toBe(
      'Nobody can be paged on Tuesday 1 December from 23:30 to midnight',
    )
  })

  it('is not told once it is over', () => {
    const [over, now, later] = [-2, -0.5, 3].map((hours) => ({
      from: dutyNow + hours * 3_600_000,
      until: dutyNow + (hours + 1) * 3_600_000,
    }))
    expect(
      gapsToCome(
        [over, now, later].filter((one) => one !== undefined),
        dutyNow,
      ),
    ).toEqual([now, later])
  })
})

describe('a shift', () => {
  it('says its days and hours', () => {
    expect(
      [
        [1, 2, 3, 4, 5, 6, 7],
        [1, 2, 3, 4, 5],
        [6, 7],
        [1, 3, 4, 5, 7],
      ].map(daysWords),
    ).toEqual(['Every day', 'Mon–Fri', 'Sat, Sun', 'Mon, Wed–Fri, Sun'])
    const hours = (from: string, until: string) => hoursWords([{ days: [6], from, until }])
    expect(hoursWords(null)).toBe('Day and night')
    expect(hours('08:00', '18:00')).toBe('Sat 08:00–18:00')
    expect(hours('18:00', '08:00')).toBe('Sat 18:00–08:00 (next day)')
    expect(hours('06:00', '00:00')).toBe('Sat 06:00–24:00')
    expect(hours('00:00', '00:00')).toBe('Sat all day')
    expect(hours('09:00', '09:00')).toBe('Sat from 09:00, a whole day')
  })

  it('says how its people share it', () => {
    const turns = { from: '2026-11-02', handOverAt: '09:00', days: 7 }
    expect(turnsWords({ turns, responderIds: ids })).toBe(
      'In turns, handed over every week at 09:00, the first from 2026-11-02',
    )
    expect(turnsWords({ turns: null, responderIds: ids })).toBe('All of them at once')
    expect(turnsWords({ turns: null, responderIds: [ada] })).toBe('')
    const name = (id: string) => id
    expect(peopleWords([ada, ben], name)).toBe('ada and ben')
    expect(peopleWords([ada, ben, cleo, ada], name)).toBe('ada, ben and 2 more')
  })
})

describe('what was entered', () => {
  const name = (id: string) => id
  it('becomes a part of the rota, whatever else stands in it', () => {
    const shift = {
      ...enteredShift(null, 'UTC', dutyNow),
      name: ' Nights ',
      responderIds: [ben, ada],
      isInTurns: true,
      turnDays: '2',
      handOverAt: '9:30',
    }
    const checked = checkEntered(defaultRota, shift)
    expect(checked).toMatchObject({
      ok: true,
      rota: {
        shifts: [
          {
            name: 'Nights',
            responderIds: ['ben', 'ada'],
            turns: { from: '2026-11-29', handOverAt: '09:30', days: 2 },
            hours: null,
          },
        ],
      },
    })
    if (!checked.ok) throw new Error('It is a rota.')
    const [made] = checked.rota.shifts
    if (made === undefined) throw new Error('It has a shift.')
    expect(checkEntered(checked.rota, enteredShift(made, 'UTC', dutyNow))).toEqual(checked)
  })

  it('says beside each field, in words for people, what is wrong', () => {
    const shift = enteredShift(null, 'UTC', dutyNow)
    const bad = {
      ...shift,
      isAlways: false,
      hours: [{ days: [], from: '8', until: '25:00' }],
      isInTurns: true,
      turnDays: 'x',
      turnsFrom: '',
    }
    expect(checkEntered(defaultRota, bad)).toEqual({
      ok: false,
      messages: {
        name: 'Enter a name.',
        responderIds: 'Name somebody.',
        'turns.from': 'Choose the day of the first turn.',
        'turns.days': 'Enter a whole number of days from 1 to 365.',
        'hours.0.days': 'Choose at least one day.',
        'hours.0.from': 'Use a time such as 08:30.',
        'hours.0.until': 'Use a time such as 08:30.',
      },
    })
    const step = { ...enteredStep(null, null), afterMinutes: '0' }
    expect(checkEntered(defaultRota, step)).toMatchObject({
      messages: {
        afterMinutes: 'Enter a whole number of minutes from 1 to 1440.',
        responderIds: 'Name somebody.',
      },
    })
    expect(checkEntered(defaultRota, { kind: 'zone', timeZone: 'Nowhere' })).toMatchObject({
      messages: { timeZone: 'Use an IANA time zone such as Europe/Berlin.' },
    })
  })

  it('takes no unfinished name for nobody, and no end before the beginning', () => {
    const blank = enteredOverride(null, name, 'UTC', dutyNow)
    expect(checkEntered(defaultRota, blank)).toMatchObject({
      messages: { '': 'Say who is on duty, or who is not.' },
    })
    const half = { ...blank, off: { text: 'Ad', id: null }, on: { text: 'ben', id: ben } }
    expect(checkEntered(defaultRota, half)).toEqual({
      ok: false,
      messages: { off: 'Choose somebody from the list.' },
    })
    const backwards = { ...blank, on: { text: 'ben', id: ben }, until: '2026-11-01T00:00' }
    expect(checkEntered(defaultRota, backwards)).toMatchObject({
      messages: { '': 'It would end before it begins.' },
    })
  })

  it('means the hours of an override by the clock of the rota', () => {
    const rota = rotaSchema.parse({ ...defaultRota, timeZone: 'America/New_York' })
    const entered = enteredOverride(null, name, rota.timeZone, at('2026-11-29T11:10:00Z'))
    expect(entered).toMatchObject({ from: '2026-11-29T07:00', until: '2026-11-30T07:00' })
    const checked = checkEntered(rota, { ...entered, on: { text: 'ada', id: ada } })
    expect(checked).toMatchObject({
      rota: {
        overrides: [
          { from: '2026-11-29T12:00:00.000Z', until: '2026-11-30T12:00:00.000Z', off: null, on: 'ada' },
        ],
      },
    })
    expect(instantOfField(fieldText(dutyNow, 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe(dutyNow)
    expect(instantOfField('', 'UTC')).toBeNull()
  })
})

describe('the calendar', () => {
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '20:00' }]
  const shifts = [{ id: 's', name: 'Days', responderIds: [ada, ben], turns: null, hours }]
  const overrides = [
    { id: 'o', from: '2026-11-30T12:00:00.000Z', until: '2026-11-30T22:00:00.000Z', off: ada, on: cleo },
  ]

  it('has everyone in one row where there is no shift', () => {
    const rows = calendarRows(fakeRotaView(), 'shift')
    expect(
      rows.map(({ name: row, blocks }) => [row, blocks.map(({ words, look }) => [words, look])]),
    ).toEqual([['On duty', [['Everyone (3)', 'duty']]]])
  })

  it('has a row per shift and override, by first names, and gaps in the row of all', () => {
    const [all, shift, override] = calendarRows(fakeRotaView({ shifts, overrides }), 'shift')
    expect(all?.blocks.filter(({ look }) => look === 'gap')).toHaveLength(15)
    expect(all?.blocks.some(({ words }) => words === 'ben, cleo')).toBe(true)
    expect(shift).toMatchObject({ name: 'Days' })
    expect(shift?.blocks[0]).toMatchObject({ words: 'ada, ben', inFull: 'ada Surname and ben Surname' })
    expect(override?.blocks).toMatchObject([{ words: 'ada is off, cleo is on duty', look: 'override' }])
  })

  it('lays overrides over each other in no row', () => {
    const one = (id: string, from: string, until: string) => ({ id, from, until, off: ada, on: null })
    const three = [
      one('third', '2026-12-01T10:00:00.000Z', '2026-12-01T12:00:00.000Z'),
      one('first', '2026-11-30T00:00:00.000Z', '2026-12-01T10:00:00.000Z'),
      one('second', '2026-12-01T09:00:00.000Z', '2026-12-01T11:00:00.000Z'),
    ]
    const rows = calendarRows(fakeRotaView({ overrides: three }), 'shift').slice(1)
    expect(rows.map(({ blocks }) => blocks.map(({ from }) => new Date(from).getUTCHours()))).toEqual([
      [0, 10],
      [9],
    ])
  })

  it('joins what one person does across those who come and go beside them', () => {
    const rows = calendarRows(fakeRotaView({ shifts, overrides }), 'person')
    expect(rows.map(({ name: row }) => row)).toEqual([
      'On duty',
      'ada Surname',
      'ben Surname',
      'cleo Surname',
    ])
    const [, , bens, cleos] = rows
    expect(bens?.blocks).toHaveLength(14)
    expect(cleos?.blocks).toMatchObject([
      { from: at('2026-11-30T12:00:00Z'), until: at('2026-11-30T22:00:00Z') },
    ])
  })
})
