import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ageText } from '../../../renderer/ui/age-text.ts'
import { Age, momentText, shortMomentText } from '../../../renderer/ui/time.tsx'
import { showScreen } from '../../support/show-screen.tsx'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

afterEach(() => vi.useRealTimers())

describe('ages', () => {
  it('are short and say their unit', () => {
    expect(ageText(59_000, 0)).toBe('now')
    expect(ageText(5 * minute, 0)).toBe('5 min')
    expect(ageText(23 * hour, 0)).toBe('23 h')
    expect(ageText(13 * day, 0)).toBe('13 d')
    expect(ageText(20 * day, 0)).toBe('2 wk')
    expect(ageText(100 * day, 0)).toBe('3 mo')
    expect(ageText(900 * day, 0)).toBe('2 y')
  })

  it('take a clock that is behind for now, and always fit their column', () => {
    expect(ageText(0, hour)).toBe('now')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 365 * day }), (age) => {
        expect(ageText(age, 0).length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('grow by themselves, on one clock for the whole screen', async () => {
    vi.useFakeTimers({ now: 10 * minute, toFake: ['Date', 'setInterval', 'clearInterval'] })
    const shown = await showScreen(
      <>
        <Age at={5 * minute} />
        <Age at={9 * minute} />
      </>,
    )
    expect(shown.text()).toBe('5 min1 min')
    expect(vi.getTimerCount()).toBe(1)
    const { act } = await import('react')
    await act(async () => {
      vi.advanceTimersByTime(minute)
    })
    expect(shown.text()).toBe('6 min2 min')
    await shown.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('moments', () => {
  const now = new Date(2026, 10, 23, 15, 0).getTime()

  it('leave out what is the same as today', () => {
    expect(momentText(now, new Date(2026, 10, 23, 14, 2).getTime())).toBe('14:02')
    expect(momentText(now, new Date(2026, 10, 20, 9, 30).getTime())).toBe('Fri 20 Nov, 09:30')
    expect(momentText(now, new Date(2025, 10, 20, 9, 30).getTime())).toBe('20 Nov 2025, 09:30')
  })

  it('are shorter in rows: the hour only where it matters', () => {
    expect(shortMomentText(now, new Date(2026, 10, 23, 14, 2).getTime())).toBe('14:02')
    expect(shortMomentText(now, new Date(2026, 10, 20, 9, 30).getTime())).toBe('Fri 09:30')
    expect(shortMomentText(now, new Date(2026, 10, 28, 9, 30).getTime())).toBe('Sat 09:30')
    expect(shortMomentText(now, new Date(2026, 10, 16, 14, 25).getTime())).toBe('16 Nov')
    expect(shortMomentText(now, new Date(2027, 0, 20, 9, 30).getTime())).toBe('20 Jan 2027')
    expect(shortMomentText(now, 'not a time')).toBe('—')
  })

  it('show a dash for what is no instant instead of failing', () => {
    expect(momentText(now, 'not a time')).toBe('—')
  })
})
