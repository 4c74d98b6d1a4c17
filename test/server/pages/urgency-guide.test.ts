import { expect, it } from 'vitest'
import { urgencies } from '#shared/rules/urgency'
import { statuses } from '#shared/rules/status'
import { urgencyGuides } from '#server/pages/urgency-guide'
import { nextStep, whoIsWoken } from '#server/pages/what-happens'

it('warns at the three upper levels and not at the two lower ones', () => {
  expect(urgencies.map((urgency) => urgencyGuides[urgency].warning !== null)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

it('says that abuse puts a group on a list from which nobody is woken', () => {
  expect(urgencyGuides['mission-critical'].warning).toMatch(
    /every UNIX administrator and every support person/,
  )
  expect(urgencyGuides['mission-critical'].warning).toMatch(/wake nobody, not even in a real emergency/)
})

it('says of one level alone that it pages people, for whom it does not, and whom to call', () => {
  for (const urgency of urgencies) expect(whoIsWoken(urgency, '112')).toMatch(/wakes nobody/i)
  const woken = urgencies.filter((urgency) => whoIsWoken(urgency, '112').startsWith('Pages'))
  expect(woken).toEqual(['mission-critical'])
  expect(whoIsWoken('mission-critical', '112')).toContain('call 112')
})

it('has a different next step for every status', () => {
  expect(nextStep('new', '8 to 18', true)).not.toContain('8 to 18')
  expect(new Set(statuses.map((status) => nextStep(status, '8 to 18', false))).size).toBe(statuses.length)
})
