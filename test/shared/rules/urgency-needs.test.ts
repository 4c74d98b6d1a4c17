import { expect, it } from 'vitest'
import { urgencies } from '#shared/rules/urgency'
import { levelsAbove, urgencyNeeds } from '#shared/rules/urgency-needs'

it('names the levels above the one that a ticket is worked at, up to the one that was asked for', () => {
  expect(levelsAbove('question', 'mission-critical')).toEqual(urgencies.slice(1))
  expect(levelsAbove('impaired-function', 'mission-critical')).toEqual(['mission-critical'])
  expect(levelsAbove('mission-critical', 'mission-critical')).toEqual([])
  expect(levelsAbove('mission-critical', 'question')).toEqual([])
})

it('says in one sentence what each takes', () => {
  for (const words of Object.values(urgencyNeeds)) expect(words).toMatch(/^[A-Z][^.!?]+\.$/)
})
