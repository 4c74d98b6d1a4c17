import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { checkRule } from '../../../renderer/features/suggestions/check-rule.ts'
import { replayWords, ruleWords, suggestionReplayWords } from '../../../renderer/features/suggestions/suggestion-words.ts' // prettier-ignore
import { useSuggestions } from '../../../renderer/features/suggestions/suggestions-store.ts'
import { SuggestionsView } from '../../../renderer/features/suggestions/suggestions-view.tsx'
import { failed, success } from '../../../shared/ipc/result.ts'
import { installBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeSuggestion, fakeSuggestions } from '../../support/fake-blocklist.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeRecordTicket } from '../../support/fake-record.ts'
import { button, field, hasNoInjectedMarkup, hostileText, onScreen, press, type, until, words } from '../on-screen.tsx' // prettier-ignore

const onBlock = vi.fn<(id: string) => void>()
const onOpenGroup = vi.fn<(id: string) => void>()
let bridge: FakeBridge
let uninstall: () => void
beforeEach(() => {
  useSuggestions.setState(useSuggestions.getInitialState(), true)
  onBlock.mockReset()
  onOpenGroup.mockReset()
  bridge = fakeDesk(1).bridge
  bridge.answer('suggestions.list', ({ rule }) =>
    success(
      rule === null
        ? fakeSuggestions(2)
        : fakeSuggestions(12, {
            replay: {
              days: 90,
              groups: 12,
              withheld: 40,
              justified: [1, 2, 3].map((place) => fakeRecordTicket(place, { verdict: 'justified' })),
            },
          }),
    ),
  )
  uninstall = installBridge(bridge)
})
afterEach(() => uninstall())

async function shown(isAdmin = true) {
  await onScreen(
    <SuggestionsView isAdmin={isAdmin} onBlock={onBlock} onOpenGroup={onOpenGroup} onOpenTicket={() => {}} />,
  )
  await until(() => expect(words()).toContain('The rule'))
}
const asked = () => bridge.requestsOf('suggestions.list')

it('lists whom the rule suggests, with the record and what a block would have meant', async () => {
  await shown()
  expect(words()).toContain('2 groups')
  expect(words()).toContain('4 mission critical in 90 days')
  expect(words()).toContain('2 pages would have been withheld since, none of them judged justified')
  await press(button('Block… Suggested 1'))
  expect(onBlock).toHaveBeenCalledWith('suggested-1')
  await press(button('Open group Suggested 0'))
  expect(onOpenGroup).toHaveBeenCalledWith('suggested-0')
})

it('tries another rule before anything is saved, and then saves it', async () => {
  await shown()
  await type(field('False alarms'), '2')
  await until(() => expect(words()).toContain('This rule would have blocked 12 groups and withheld 40 pages in 90 days, 3 of them judged justified (#5001, #5002, #5003).')) // prettier-ignore
  expect(asked().at(-1)).toEqual({ rule: { falseAlarms: 2, days: 30 } })
  expect(bridge.requestsOf('act.perform')).toEqual([])
  await press(button('Save this rule'))
  await until(() => expect(asked().at(-1)).toEqual({ rule: null }))
  expect(bridge.requestsOf('act.perform')).toEqual([
    { act: { kind: 'change-thresholds', set: { suggestion: { falseAlarms: 2, days: 30 } } } },
  ])
})

it('goes back to the desk’s rule, by the button and by typing it again', async () => {
  await shown()
  await type(field('Days'), '60')
  await until(() => expect(words()).toContain('Save this rule'))
  await press(button('Back to the desk’s rule'))
  expect(field('Days')).toHaveProperty('value', '30')
  await type(field('Days'), '60')
  await type(field('Days'), '30')
  await until(() => expect(words()).not.toContain('Save this rule'))
  expect(asked().at(-1)).toEqual({ rule: null })
})

it('says which numbers there are, and asks nothing of a rule that is none', async () => {
  await shown()
  const before = asked().length
  for (const text of ['0', '101', '2.5', '1e1', '-3', '']) await type(field('False alarms'), text)
  expect(words()).toContain('A whole number from 1 to 100.')
  expect(asked()).toHaveLength(before)
  expect(button('Save this rule')).toHaveProperty('disabled', true)
})

it('keeps the rule in its fields when it is refused', async () => {
  bridge.answer('act.perform', () => failed('disk-full', 'The disk is full.'))
  await shown()
  await type(field('False alarms'), '5')
  await until(() => expect(button('Save this rule')).toHaveProperty('disabled', false))
  await press(button('Save this rule'))
  await until(() => expect(words()).toContain('The disk is full.'))
  expect(field('False alarms')).toHaveProperty('value', '5')
})

it('lets agents read the rule and block nobody', async () => {
  await shown(false)
  expect(words()).toContain('A group is suggested after 3 false alarms in 30 days.')
  expect(() => field('Days')).toThrow('No input')
  expect(() => button(/^Block/)).toThrow('No button')
})

it('says that nobody is suggested, that more are, and shows names as text', async () => {
  bridge.answer('suggestions.list', () => success(fakeSuggestions(0)))
  await shown()
  expect(words()).toContain('No group is suggested')
  const suggestions = [fakeSuggestion(1, { groupName: hostileText })]
  bridge.answer('suggestions.list', () => success(fakeSuggestions(0, { suggestions, total: 1001 })))
  bridge.emit('changed', { topics: ['tickets'], ticketIds: null })
  await until(() => expect(words()).toContain('1,001 groups'))
  expect(words()).toContain('1,000 more appear')
  expect(words()).toContain(hostileText)
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('drops the answer to a rule that was typed over', async () => {
  await shown()
  const answers: (() => void)[] = []
  bridge.answer('suggestions.list', ({ rule }) => {
    const view = success(fakeSuggestions(rule?.days ?? 0))
    return new Promise((resolve) => answers.push(() => resolve(view)))
  })
  await type(field('Days'), '7')
  await type(field('Days'), '9')
  answers[1]?.()
  await until(() => expect(words()).toContain('9 groups'))
  answers[0]?.()
  // Whatever it would lead to has happened by then.
  await new Promise((resolve) => setTimeout(resolve, 0))
  await until(() => expect(useSuggestions.getState().view?.total).toBe(9))
})

it('says it in words', () => {
  expect(ruleWords({ falseAlarms: 1, days: 1 })).toBe('A group is suggested after 1 false alarm in 1 day.')
  expect(replayWords({ days: 90, groups: 0, withheld: 0, justified: [] }, false)).toBe(
    'The rule would have blocked no group in 90 days.',
  )
  expect(replayWords({ days: 90, groups: 1, withheld: 0, justified: [] }, true)).toBe(
    'This rule would have blocked 1 group and withheld 0 pages in 90 days.',
  )
  expect(suggestionReplayWords({ metAt: null, withheld: [], justified: [] }, 0)).toBe(
    'It meets the rule only now.',
  )
  expect(checkRule({ falseAlarms: ' 3 ', days: '90' })).toEqual({
    ok: true,
    rule: { falseAlarms: 3, days: 90 },
  })
})
