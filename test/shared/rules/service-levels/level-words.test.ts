import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestTarget } from '#shared/protocol/service-levels'
import { hoursWords, partWords, targetWords } from '#shared/rules/service-levels/level-words'
import { readTarget } from '#shared/rules/service-levels/read-target'
import { usualServiceLevels } from '#shared/rules/service-levels/usual-levels'

describe('a target', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestTarget }), (minutes) => {
        expect(readTarget(targetWords(minutes))).toBe(minutes)
      }),
    )
    expect(readTarget(targetWords(null))).toBeNull()
  })

  it.each([
    ['90', 90], ['1.5 h', 90], ['1h30m', 90], [' 2 H ', 120], ['45 min', 45], ['', null], ['–', null],
  ] as const)('%j is %j minutes', (text, minutes) => {
    expect(readTarget(text)).toBe(minutes)
  }) // prettier-ignore

  it.each(['soon', '2 d', '-5', '1 h and a bit', '0.33 h', '1 h 30', '12:30'])('%j is none', (text) => {
    expect(readTarget(text)).toBeUndefined()
  })
})

describe('the words of service levels', () => {
  it('join days that follow each other', () => {
    expect(hoursWords([{ days: [5, 1, 2, 4, 3], from: '08:00', until: '18:00' }, { days: [6, 7], from: '10:00', until: '12:00' }])).toBe('Mon–Fri 08:00–18:00, Sat, Sun 10:00–12:00') // prettier-ignore
    expect(hoursWords(null)).toBe('Day and night')
  })

  it('say each part, and of an unknown one nothing', () => {
    const usual = usualServiceLevels('Europe/Berlin', [{ date: '2026-12-25', name: 'Christmas' }])
    expect(partWords('holidays', usual.holidays)).toBe('2026-12-25 Christmas')
    expect(partWords('warnPercent', 25)).toBe('25 % of a target left')
    expect(partWords('qos-2', usual['qos-2'])).toMatch(/^Day and night: Mission critical 15 min \/ 4 h, /)
    expect(partWords('qos-2', { hours: 'never' })).toBeNull()
  })
})
