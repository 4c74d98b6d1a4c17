import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useAnnouncements } from '../../../renderer/ui/announce.ts'
import { Toasts } from '../../../renderer/ui/toast.tsx'
import { success } from '../../../shared/ipc/result.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { byRole, press, pressKey, showScreen, until, type Shown } from '../../support/show-screen.tsx'
import { ticketWorld } from './ticket-world.tsx'

const world = ticketWorld()
let copied: string[]
let toasts: Shown
let isAllowed: boolean

beforeEach(async () => {
  copied = []
  isAllowed = true
  useAnnouncements.setState(useAnnouncements.getInitialState(), true)
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        if (!isAllowed) return Promise.reject(new Error('not allowed'))
        copied.push(text)
        return Promise.resolve()
      },
    },
  })
  toasts = await showScreen(<Toasts />)
})
afterEach(async () => {
  await toasts.unmount()
  Reflect.deleteProperty(navigator, 'clipboard')
})
const status = () => document.querySelector('[role="status"].toasts')?.textContent ?? ''

describe('number and link of a ticket', () => {
  it('are copied by key, and a live region says what was copied', async () => {
    const { number } = await world.show()
    await pressKey('#')
    await until(() => status().includes(`Copied: #${number}`), 'the words')
    await pressKey('C', { shiftKey: true })
    await until(() => status().includes(`Copied: imagine-desk://ticket/${number}`), 'the other words')
    expect(copied).toEqual([`#${number}`, `imagine-desk://ticket/${number}`])
  })

  it('are copied from the menu, which shows the keys', async () => {
    const { number } = await world.show()
    await press(byRole('button', 'More'))
    expect(byRole('menuitem', /Copy the number/)?.textContent).toContain('#')
    await press(byRole('menuitem', /Copy the link/))
    await until(() => copied.length === 1, 'the link')
    expect(copied).toEqual([`imagine-desk://ticket/${number}`])
  })

  it('can be read and marked where nothing may be copied', async () => {
    isAllowed = false
    const { number } = await world.show()
    await pressKey('#')
    await until(() => status().includes(`It is: #${number}`), 'the words')
    expect(copied).toEqual([])
  })

  it('are not there before the desk has given a number', async () => {
    const [row] = world.desk.rows as [QueueRow]
    const view = fakeTicketView(row)
    world.desk.bridge.answer('ticket.read', () =>
      success({ ...view, ticket: { ...view.ticket, number: null } }),
    )
    await world.open(row.id)
    await until(() => world.shown.text().includes('number follows'), 'the ticket')
    await pressKey('#')
    await press(byRole('button', 'More'))
    expect(byRole('menuitem', /Copy the number/)?.getAttribute('aria-disabled')).toBe('true')
    expect(copied).toEqual([])
  })
})
