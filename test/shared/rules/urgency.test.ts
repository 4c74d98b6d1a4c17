import { expect, it } from 'vitest'
import { urgencies, urgencyNames, urgencyOfRank, urgencyRank } from '#shared/rules/urgency'
import { judgedUrgency } from '#shared/rules/verdict'
import { activeStatuses, statuses, statusRank } from '#shared/rules/status'

it('ranks the five urgencies from question to mission critical, and finds each by its rank', () => {
  expect(urgencies.map(urgencyRank)).toEqual([1, 2, 3, 4, 5])
  expect(urgencies.map((urgency) => urgencyOfRank(urgencyRank(urgency)))).toEqual([...urgencies])
  expect(urgencyOfRank(0)).toBeNull()
  expect(urgencyOfRank(6)).toBeNull()
  expect(new Set(Object.values(urgencyNames)).size).toBe(5)
})

it('ranks statuses by a ticket’s life, active ones first', () => {
  expect(statuses.map(statusRank)).toEqual([0, 1, 2, 3, 4])
  expect(activeStatuses.every((status) => statusRank(status) < statusRank('resolved'))).toBe(true)
})

it('judges by what was asked where the customer was right, else by what the staff worked with', () => {
  expect(judgedUrgency('justified', 'mission-critical', 'question')).toBe('mission-critical')
  expect(judgedUrgency('could-not-know', 'mission-critical', 'question')).toBe('mission-critical')
  expect(judgedUrgency('overstated', 'mission-critical', 'work-request')).toBe('work-request')
  expect(judgedUrgency('false-alarm', 'mission-critical', 'question')).toBe('question')
})
