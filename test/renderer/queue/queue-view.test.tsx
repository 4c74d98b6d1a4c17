import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, success } from '../../../shared/ipc/result.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { useQueue } from '../../../renderer/features/queue/queue-store.ts'
import { QueueView } from '../../../renderer/features/queue/queue-view.tsx'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson, type FakeDesk } from '../../support/fake-desk.ts'
import {
  byRole,
  press,
  pressKey,
  settle,
  showScreen,
  typeInto,
  until,
  type Shown,
} from '../../support/show-screen.tsx'

const onOpenTicket = vi.fn<(id: TicketId) => void>()
const onNewTicket = vi.fn<() => void>()
let desk: FakeDesk
let shown: Shown
let uninstall: () => void

async function show(given: FakeDesk): Promise<void> {
  desk = given
  uninstall = installBridge(desk.bridge)
  shown = await showScreen(
    <QueueView
      personId={fakePerson.id}
      openTicketId={null}
      onOpenTicket={onOpenTicket}
      onNewTicket={onNewTicket}
      onUndoBatch={() => undefined}
    />,
  )
  await settle()
}

const lines = () => [...document.querySelectorAll('.queue-row:not(.queue-row-waiting)')]
const selected = () => document.querySelector('[role="row"][aria-selected="true"]')
const grid = () => document.querySelector('[role="grid"]')

beforeEach(() => {
  useQueue.setState(useQueue.getInitialState(), true)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(752)
})

afterEach(async () => {
  await shown.unmount()
  uninstall()
  vi.restoreAllMocks()
  onOpenTicket.mockReset()
  onNewTicket.mockReset()
})

describe('the queue', () => {
  it('draws what is in view of many tickets, and tells how many there are', async () => {
    await show(fakeDesk(5_000))
    await until(() => lines().length > 0, 'rows are drawn')
    const total = useQueue.getState().window?.total ?? 0
    expect(total).toBeGreaterThan(1_000)
    expect(grid()?.getAttribute('aria-rowcount')).toBe(String(total + 1))
    expect(lines().length).toBeLessThan(40)
    expect(lines()[0]?.querySelector('[aria-label="Mission critical"]')?.textContent).toBe('Critical')
  })

  it('moves by j and k, opens with Enter, and names the row to a screen reader', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('j')
    await pressKey('j')
    await pressKey('k')
    await pressKey('j')
    const row = useQueue.getState().window?.rows[1]
    expect(selected()?.id).toBe(grid()?.getAttribute('aria-activedescendant'))
    expect(selected()?.textContent).toContain(String(row?.number))
    await pressKey('Enter')
    expect(onOpenTicket).toHaveBeenCalledExactlyOnceWith(row?.id)
  })

  it('reaches the last of thousands with End', async () => {
    await show(fakeDesk(5_000))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('End')
    const { selection, window } = useQueue.getState()
    expect(selection?.index).toBe((window?.total ?? 0) - 1)
  })

  it('filters by urgency with a digit and with a press, and shows how many each has', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('5')
    await until(
      () => lines().every((line) => line.querySelector('[aria-label="Mission critical"]') !== null),
      'only critical ones',
    )
    expect(byRole('button', 'Mission critical')?.getAttribute('aria-pressed')).toBe('true')
    await press(byRole('button', 'Question'))
    expect(useQueue.getState().view.urgencies).toEqual(['mission-critical', 'question'])
    const counts = useQueue.getState().counts
    expect(byRole('button', 'Question')?.textContent).toContain(String(counts?.byUrgency.question))
    await pressKey('0')
    expect(useQueue.getState().view.urgencies).toEqual([])
  })

  it('is remembered as it was left, however soon it is left', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('5')
    await shown.unmount()
    expect(desk.preferences().queueView.urgencies).toEqual(['mission-critical'])
  })

  it('leaves keys alone while somebody types a search, and says when nothing matches', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('/')
    expect(document.activeElement?.getAttribute('role')).toBe('combobox')
    await pressKey('5')
    expect(useQueue.getState().view.urgencies).toEqual([])
    await typeInto(document.activeElement, 'no such words')
    await until(() => shown.text().includes('No ticket matches'), 'the empty state')
    await press(byRole('button', 'Clear filters'))
    await until(() => lines().length > 0, 'rows are drawn again')
  })

  it('sorts by a column and says so', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await press(byRole('button', 'Number'))
    expect(document.querySelector('[aria-sort="descending"]')?.textContent).toContain('Number')
    await until(() => lines()[0]?.textContent.includes('5') === true, 'sorted rows')
    const numbers = useQueue.getState().window?.rows.map((row) => row.number ?? 0) ?? []
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
  })

  it('shows a change from elsewhere in place and keeps the selection on its ticket', async () => {
    await show(fakeDesk(300))
    await until(() => lines().length > 0, 'rows are drawn')
    await pressKey('j')
    const id = useQueue.getState().selection?.id
    const row = desk.rows.find((each) => each.id === id)
    if (row === undefined) throw new Error('nothing selected')
    desk.rows.splice(desk.rows.indexOf(row), 1, { ...row, subject: 'Changed by a colleague' })
    desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [row.id] })
    await until(() => shown.text().includes('Changed by a colleague'), 'the changed row')
    expect(selected()?.textContent).toContain('Changed by a colleague')
  })

  it('offers a new ticket where nothing waits', async () => {
    await show(fakeDesk(0))
    await until(() => shown.text().includes('Nothing waits'), 'the empty state')
    await press(byRole('button', 'New ticket'))
    expect(onNewTicket).toHaveBeenCalledOnce()
  })

  it('tells a failure in its words and reads again on request', async () => {
    const broken = fakeDesk(10)
    broken.bridge.answer('queue.window', () => failed('core-stopped', 'The data thread has stopped.'))
    await show(broken)
    await until(() => shown.text().includes('The data thread has stopped.'), 'the failure')
    broken.bridge.answer('queue.window', () => success({ rows: broken.rows.slice(0, 3), start: 0, total: 3 }))
    await press(byRole('button', 'Try again'))
    await until(() => lines().length === 3, 'the rows')
    expect(shown.text()).not.toContain('has stopped')
  })

  it('shows hostile text as the characters it is made of', async () => {
    const hostile = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>\u202Egnp.exe'
    const given = fakeDesk(1)
    const [row] = given.rows as [QueueRow]
    given.rows.splice(0, 1, {
      ...row,
      subject: hostile,
      groupName: hostile,
      requesterName: hostile,
      assigneeName: hostile,
      status: 'open',
    })
    await show(given)
    await until(() => lines().length === 1, 'the row')
    expect(document.querySelector('.queue-row img, .queue-row script')).toBeNull()
    expect(document.querySelector('bdi.cell-subject')?.textContent).toBe(hostile)
    expect(document.querySelector('.cell-group bdi')?.textContent).toBe(hostile)
    expect('hacked' in window).toBe(false)
  })

  it('says that a number follows and that a group is unconfirmed', async () => {
    const given = fakeDesk(1)
    const [row] = given.rows as [QueueRow]
    given.rows.splice(0, 1, { ...row, number: null, pending: true, groupConfirmed: false, status: 'new' })
    await show(given)
    await until(() => lines().length === 1, 'the row')
    expect(lines()[0]?.textContent).toContain('—')
    expect(lines()[0]?.textContent).toContain('number follows')
    expect(lines()[0]?.textContent).toContain('unconfirmed')
  })

  it('marks in red and in words where nobody was woken, and says it once', async () => {
    const given = fakeDesk(3)
    const [withheld, unknown, paged] = given.rows as [QueueRow, QueueRow, QueueRow]
    given.rows.splice(
      0,
      3,
      {
        ...withheld,
        status: 'new',
        gate: 'withheld',
        groupBlocked: true,
        groupConfirmed: true,
        unheld: true,
      },
      { ...unknown, status: 'new', gate: 'unknown-group', groupConfirmed: false },
      { ...paged, status: 'new', gate: 'page', groupBlocked: true, groupConfirmed: false },
    )
    await show(given)
    await until(() => lines().length === 3, 'the rows')
    const marksOf = ({ number }: QueueRow) => {
      const line = lines().find((each) => each.textContent.includes(String(number)))
      const marks = [...(line?.querySelectorAll('.row-mark') ?? [])].map((mark) => mark.textContent)
      return { isRed: line?.classList.contains('queue-row-silent'), marks }
    }
    expect(marksOf(withheld)).toEqual({ isRed: true, marks: ['withheld', 'nobody has it'] })
    expect(marksOf(unknown)).toEqual({ isRed: true, marks: ['unknown group'] })
    expect(marksOf(paged)).toEqual({ isRed: false, marks: ['unconfirmed', 'blocked'] })
  })

  it('says of how many groups an outage is, and draws a row without marks as before', async () => {
    const given = fakeDesk(2)
    const [one, two] = given.rows as [QueueRow, QueueRow]
    given.rows.splice(
      0,
      2,
      { ...one, status: 'new', groupConfirmed: true, outageGroups: 7 },
      { ...two, status: 'new', groupConfirmed: true },
    )
    await show(given)
    await until(() => lines().length === 2, 'the rows')
    const marks = lines().map((line) =>
      [...line.querySelectorAll('.row-mark')].map((mark) => mark.textContent),
    )
    expect(marks.flat()).toEqual(['outage,7 groups'])
    const plain = lines().find((line) => line.querySelector('.row-mark') === null)
    // See docs/decisions/0023 and 0048: a filter draws some sixty of these at once.
    expect(plain?.querySelectorAll('*').length).toBeLessThanOrEqual(18)
  })

  it('says into which ticket one was merged', async () => {
    const given = fakeDesk(2)
    const [one, two] = given.rows as [QueueRow, QueueRow]
    const calm = { status: 'new', groupConfirmed: true } as const
    given.rows.splice(0, 2, { ...one, ...calm, mergedInto: { number: 5099 } }, { ...two, ...calm, mergedInto: { number: null } }) // prettier-ignore
    await show(given)
    await until(() => lines().length === 2, 'the rows')
    const marks = [...document.querySelectorAll('.row-mark')].map(({ textContent }) => textContent)
    expect(marks.toSorted()).toEqual(['merged', 'merged into#5099'])
  })

  it('keeps the count of all tickets while one urgency is picked', async () => {
    await show(fakeDesk(60))
    const all = () => byRole('button', /^All/)?.textContent
    await until(() => /\d/.test(all() ?? ''), 'the counts')
    const before = all()
    await pressKey('5')
    await until(() => byRole('button', /critical/i)?.getAttribute('aria-pressed') === 'true', 'the filter')
    await settle()
    expect(all()).toBe(before)
  })

  it('takes the keyboard from a button once a letter moves the selection, so that Enter opens', async () => {
    await show(fakeDesk(10))
    await until(() => lines().length > 0, 'the rows')
    const toggle = byRole('button', /^All/)
    toggle?.focus()
    expect(document.activeElement).toBe(toggle)
    toggle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))
    await settle()
    expect(document.activeElement).toBe(grid())
    grid()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await settle()
    expect(onOpenTicket).toHaveBeenCalledTimes(1)
  })

  it('stops listening when it leaves the screen', async () => {
    await show(fakeDesk(10))
    // The rows, and what came of the last bulk act.
    expect(desk.bridge.listenerCount('changed')).toBe(2)
    await shown.unmount()
    expect(desk.bridge.listenerCount('changed')).toBe(0)
  })
})
