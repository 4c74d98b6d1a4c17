import { expect, it, vi } from 'vitest'
import { RecordLine } from '../../../renderer/ui/record-line.tsx'
import { RecordTickets } from '../../../renderer/ui/record-tickets.tsx'
import {
  justifiedWords,
  lastFalseText,
  recordSummaryText,
  shareWords,
} from '../../../renderer/ui/record-words.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { fakeRecord, fakeRecordTicket } from '../../support/fake-record.ts'
import {
  button,
  hasNoInjectedMarkup,
  hostileText,
  onScreen,
  press,
  pressKey,
  theOne,
  words,
} from '../on-screen.tsx'

const opened = vi.fn<(ticketId: TicketId) => void>()

it('says the record in a sentence, and only the kinds that there are', async () => {
  await onScreen(
    <RecordLine record={fakeRecord({ justified: 3, falseAlarms: 9, unjudged: 2 })} onOpenTicket={opened} />,
  )
  expect(words()).toBe(
    '14 mission critical in 90 days: 3 justified, 9 false alarms, 2 not judged yet, last false 6 days ago.' +
      ' About 6 in 10 would be false.',
  )
})

it('says plainly that there is nothing', async () => {
  await onScreen(<RecordLine record={fakeRecord({})} onOpenTicket={opened} />)
  expect(words()).toBe('Nothing mission critical in 90 days.')
})

it('opens from each number exactly its tickets, and from there the ticket', async () => {
  opened.mockClear()
  const record = fakeRecord({ justified: 3, falseAlarms: 1 })
  await onScreen(<RecordLine record={record} onOpenTicket={opened} />)
  await press(button('1 false alarm'))
  const list = theOne('ul', '1 false alarm in 90 days')
  expect(list.querySelectorAll('li')).toHaveLength(1)
  expect(list.textContent).toContain('False alarm')
  await press(theOne('ul button', /#5004/))
  expect(opened.mock.calls).toEqual([[record.kinds.falseAlarms[0]]])
  expect(document.querySelector('ul')).toBeNull()
})

it('closes the tickets with Escape and leaves them', async () => {
  await onScreen(<RecordLine record={fakeRecord({ justified: 3 })} onOpenTicket={opened} />)
  await press(button('3 justified'))
  expect(document.querySelectorAll('li')).toHaveLength(3)
  await pressKey('Escape')
  expect(document.querySelector('ul')).toBeNull()
})

it('shows what customers typed as text, and says what is flagged', async () => {
  const ticket = fakeRecordTicket(1, { subject: hostileText, requesterName: hostileText, isFlagged: true })
  await onScreen(<RecordTickets label="Tickets" tickets={[ticket]} onOpenTicket={opened} />)
  expect(words()).toContain('<img src=x')
  expect(words()).toContain('flagged')
  expect(hasNoInjectedMarkup()).toBe(true)
})

it('shows the newest hundred of very many', async () => {
  const tickets = Array.from({ length: 1234 }, (_, place) => fakeRecordTicket(place))
  await onScreen(<RecordTickets label="Tickets" tickets={tickets} onOpenTicket={opened} />)
  expect(document.querySelectorAll('li')).toHaveLength(100)
  expect(words()).toContain('and 1,134 older ones')
})

it('tells the share in tenths, and of nothing judged none', () => {
  expect(shareWords(fakeRecord({ unjudged: 5 }))).toBeNull()
  expect(shareWords(fakeRecord({ falseAlarms: 1 }))).toBe('About 4 in 10 would be false.')
  expect(shareWords(fakeRecord({ falseAlarms: 200 }))).toBe('Nearly all of the next would be false.')
  expect(shareWords(fakeRecord({ justified: 200 }))).toBe('Hardly any of the next would be false.')
})

it('says days in whole words, and less than a day as every other age', () => {
  const now = Date.UTC(2026, 10, 23)
  const hour = 3_600_000
  expect(lastFalseText(now, now - 3 * hour)).toBe('3 h ago')
  expect(lastFalseText(now, now - 25 * hour)).toBe('1 day ago')
  expect(lastFalseText(now, now - 49 * hour)).toBe('2 days ago')
})

it('sums a record up where there is little room', () => {
  const summary = { missionCritical: 1400, justified: 3, falseAlarms: 9, lastFalseAt: null }
  expect(recordSummaryText(summary)).toBe('1,400 critical, 3 justified, 9 false')
  expect(recordSummaryText({ ...summary, missionCritical: 0, justified: 0, falseAlarms: 0 })).toBe('')
  expect(recordSummaryText({ ...summary, justified: 0, falseAlarms: 0 })).toBe('1,400 critical')
})

it('says of how many pages that they were right, by the numbers of the first five', () => {
  const numbered = (...numbers: (number | null)[]) =>
    numbers.map((number) => ({ number, verdict: 'justified' as const }))
  expect(justifiedWords([], 1)).toBe('not judged justified')
  expect(justifiedWords([], 7)).toBe('none of them judged justified')
  expect(justifiedWords(numbered(5123), 1)).toBe('judged justified (#5123)')
  expect(justifiedWords(numbered(5123, null), 7)).toBe('2 of them judged justified (#5123, a new one)')
  expect(justifiedWords(numbered(1, 2, 3, 4, 5, 6), 7)).toBe(
    '6 of them judged justified (#1, #2, #3, #4, #5, …)',
  )
  const outage = { number: 7, verdict: null }
  expect(justifiedWords([outage], 1)).toBe('excused (#7)')
  expect(justifiedWords([outage, ...numbered(1)], 3)).toBe('2 of them judged justified or excused (#7, #1)')
})
