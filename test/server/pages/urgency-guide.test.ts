import { expect, it } from 'vitest'
import { urgencies } from '#shared/rules/urgency'
import type { GateOutcome } from '#shared/rules/page-gate'
import { statuses, type Status } from '#shared/rules/status'
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

const asking = (status: Status, outcome?: GateOutcome) => ({
  status,
  urgency: { requested: 'mission-critical' as const, effective: 'mission-critical' as const, judged: null },
  gate: outcome && {
    outcome,
    cause: 'filed' as const,
    at: '2026-11-28T03:00:00.000Z',
    reason: '',
    pageId: null,
    entryIds: [],
  },
})

it('tells whoever filed a mission-critical ticket to call, until it is over', () => {
  expect(reportPaging(asking('new'), '112')).toMatchObject({ call: true })
  expect(reportPaging(asking('open', 'page'), '112')?.text).toContain('Call 112 now')
  expect(reportPaging(asking('closed'), '112')).toBeNull()
  const impaired = {
    requested: 'mission-critical' as const,
    effective: 'impaired-function' as const,
    judged: null,
  }
  expect(reportPaging({ ...asking('new'), urgency: impaired }, '112')).toBeNull()
})

it('tells a group plainly that its pages are withheld, or that nobody knows it, and to call all the same', () => {
  const withheld = reportPaging(asking('new', 'withheld'), '112')
  expect(withheld?.text).toMatch(/pages of your group are withheld.*nobody knows of it yet: call 112 now/)
  const unknown = reportPaging(asking('new', 'unknown-group'), '112')
  expect(unknown?.text).toMatch(/do not know your group yet.*Call 112 now/)
})

it('has a different next step for every status', () => {
  expect(new Set(statuses.map((status) => nextStep(status, '8 to 18'))).size).toBe(statuses.length)
})
