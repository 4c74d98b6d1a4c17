import { describe, expect, it } from 'vitest'
import { pagerAlarm, pagerHeard, type PagerHeard } from '#shared/rules/paging/pager-alarm'

const at = '2026-11-29T14:02:00.000Z'
const heard = (ageMs: number | null, before: PagerHeard | null = null, now = 0) =>
  pagerHeard(before, { heartbeatAt: ageMs === null ? null : at, ageMs }, now)

describe('the alarm that the pager is dead', () => {
  it('is raised once its sign of life is older than two minutes, by the service’s own count', () => {
    expect(pagerAlarm(heard(120_000), true, 0)).toBeNull()
    expect(pagerAlarm(heard(120_001), true, 0)).toEqual({ since: Date.parse(at) })
  })

  it('is not raised where nothing is known: no pager there, or no line to it', () => {
    expect(pagerAlarm(null, true, 0)).toBeNull()
    expect(pagerAlarm(heard(500_000), false, 0)).toBeNull()
  })

  it('gives a pager that never ran two minutes to begin', () => {
    const first = heard(null, null, 1000)
    expect(pagerAlarm(first, true, 1000)).toBeNull()
    const later = heard(null, first, 121_000)
    expect(pagerAlarm(later, true, 121_000)).toEqual({ since: null })
    expect(pagerAlarm(heard(5, later, 122_000), true, 122_000)).toBeNull()
  })
})
