import { describe, expect, it } from 'vitest'
import { pauseBeforePull } from '#main/sync/pull-pace'

const now = Date.UTC(2026, 10, 23, 9)

describe('a pull that somebody asks for', () => {
  it('begins at once where nothing is on its way, and where the last one is long enough ago', () => {
    expect(pauseBeforePull(0, now, now)).toBe(0)
    expect(pauseBeforePull(3, null, now)).toBe(0)
    expect(pauseBeforePull(3, now - 1000, now)).toBe(0)
  })

  it('waits a little after the last one while acts leave, so that it brings what several of them made', () => {
    const pause = pauseBeforePull(3, now, now)
    expect(pause).toBeGreaterThan(0)
    expect(pause).toBeLessThanOrEqual(250)
    expect(pauseBeforePull(3, now - 50, now)).toBe(pause - 50)
  })

  it('does not wait for a clock that was set back', () => {
    expect(pauseBeforePull(3, now + 3_600_000, now)).toBe(0)
  })
})
