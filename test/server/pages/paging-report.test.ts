import { expect, it } from 'vitest'
import { pageStates, type PageState } from '#shared/protocol/page'
import type { GateOutcome } from '#shared/rules/page-gate'
import type { Status } from '#shared/rules/status'
import { reportPaging } from '#server/pages/paging-report'

const began = '2026-11-28T03:00:00.000Z'
const urgency = {
  requested: 'mission-critical' as const,
  effective: 'mission-critical' as const,
  judged: null,
}
const ticket = (status: Status, outcome: GateOutcome = 'page') => ({
  status,
  urgency,
  gate: { outcome, cause: 'filed' as const, at: began, reason: '', pageId: null, entryIds: [] },
})
const page = (state: PageState, trouble = '') => ({
  state,
  trouble,
  beganAt: began,
  notifiedAt: '2026-11-28T03:01:00.000Z',
  acknowledgedAt: '2026-11-28T03:02:00.000Z',
  resolvedAt: '2026-11-28T03:03:00.000Z',
})
const desk = { emergencyPhone: '112', timeZone: 'Europe/Berlin' }

it.each([
  ['queued', 'We are paging our people', /Since 28 November 2026 at 04:00\. Nobody has answered yet.*call 112/, false],
  ['sending', 'We are paging our people', /Nobody has answered yet/, false],
  ['notified', 'Our people have been paged', /left at 28 November 2026 at 04:01\. Nobody has answered yet/, false],
  ['acknowledged', 'Somebody has it', /since 28 November 2026 at 04:02/, false],
  ['resolved', 'Our people were paged', /ended at 28 November 2026 at 04:03/, false],
  ['withheld', 'Nobody has been paged', /Call 112 now/, true],
  ['failed', 'Nobody could be reached', /Call 112 now/, true],
] as const)('tells a customer what became of a page that is %s', (state, heading, text, call) => {
  const report = reportPaging({ ticket: ticket('open'), page: page(state), ...desk })
  expect(report).toMatchObject({ heading, call })
  expect(report?.text).toMatch(text)
}) // prettier-ignore

it('says that somebody knows only where somebody said so, and that nobody could be reached where something is wrong', () => {
  for (const state of pageStates) {
    const report = reportPaging({ ticket: ticket('new'), page: page(state, 'Nobody is on duty.'), ...desk })
    expect([state, report?.heading === 'Somebody has it']).toEqual([state, state === 'acknowledged'])
    const isOver = state === 'acknowledged' || state === 'resolved'
    expect([state, report?.call]).toEqual([state, !isOver])
  }
})

it('says nothing once the ticket is over, or was lowered', () => {
  expect(reportPaging({ ticket: ticket('closed'), page: page('notified'), ...desk })).toBeNull()
  const lowered = { ...ticket('new'), urgency: { ...urgency, effective: 'impaired-function' as const } }
  expect(reportPaging({ ticket: lowered, page: page('notified'), ...desk })).toBeNull()
})

it('tells a group plainly that its pages are withheld, or that nobody knows it, and to call all the same', () => {
  const of = (outcome: GateOutcome) => reportPaging({ ticket: ticket('new', outcome), page: null, ...desk })
  expect(of('withheld')?.text).toMatch(
    /pages of your group are withheld.*nobody knows of it yet: call 112 now/,
  )
  expect(of('unknown-group')?.text).toMatch(/do not know your group yet.*Call 112 now/)
  expect(of('page')).toMatchObject({ heading: 'Nobody has been paged', call: true })
})
