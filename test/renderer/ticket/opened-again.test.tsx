import { afterEach, expect, it } from 'vitest'
import { useTicket } from '../../../renderer/features/ticket/ticket-store.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { QueueRow } from '../../../shared/ipc/views.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk } from '../../support/fake-desk.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { until } from '../on-screen.tsx'

let uninstall: () => void
afterEach(() => {
  uninstall()
  useTicket.setState(useTicket.getInitialState(), true)
})

it('reads a ticket again that changed, or came, while it was not on the screen', async () => {
  const { bridge, rows } = fakeDesk(1)
  const [row] = rows as [QueueRow]
  uninstall = installBridge(bridge)
  bridge.answer('ticket.read', () => success(null))
  const leave = useTicket.getState().opened()
  useTicket.getState().ticketPicked(row.id)
  await until(() => expect(useTicket.getState().state.kind).toBe('missing'))
  leave()

  bridge.answer('ticket.read', () => success(fakeTicketView(row)))
  const leaveAgain = useTicket.getState().opened()
  useTicket.getState().ticketPicked(row.id)
  expect(useTicket.getState().state.kind).toBe('reading')
  await until(() => expect(useTicket.getState().state.kind).toBe('shown'))
  leaveAgain()

  const changed = { ...fakeTicketView(row), assigneeName: 'Rosa' }
  bridge.answer('ticket.read', () => success(changed))
  const leaveAtLast = useTicket.getState().opened()
  useTicket.getState().ticketPicked(row.id)
  await until(() => expect(useTicket.getState().state).toEqual({ kind: 'shown', view: changed }))
  leaveAtLast()
})
