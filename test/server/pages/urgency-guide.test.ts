import { expect, it } from 'vitest'
import { urgencies } from '#shared/rules/urgency'
import { statuses } from '#shared/rules/status'
import { urgencyGuides } from '#server/pages/urgency-guide'
import { nextStep, reportPaging, whoIsWoken } from '#server/pages/what-happens'

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

it('never promises a page that this version cannot send', () => {
  for (const urgency of urgencies) expect(whoIsWoken(urgency, '112')).toMatch(/wakes nobody/i)
  expect(whoIsWoken('mission-critical', '112')).toContain('call 112')
})

it('tells whoever filed a mission-critical ticket to call, until it is over', () => {
  expect(reportPaging('mission-critical', 'new', '112')).toMatchObject({ call: true })
  expect(reportPaging('mission-critical', 'open', '112')?.text).toContain('Call 112 now')
  expect(reportPaging('mission-critical', 'closed', '112')).toBeNull()
  expect(reportPaging('impaired-function', 'new', '112')).toBeNull()
})

it('has a different next step for every status', () => {
  expect(new Set(statuses.map((status) => nextStep(status, '8 to 18'))).size).toBe(statuses.length)
})
