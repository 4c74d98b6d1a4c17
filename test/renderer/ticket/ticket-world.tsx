import { afterEach, beforeEach, vi, type Mock } from 'vitest'
import { useDrafts } from '../../../renderer/features/ticket/draft-store.ts'
import { useTicket } from '../../../renderer/features/ticket/ticket-store.ts'
import { TicketView } from '../../../renderer/features/ticket/ticket-view.tsx'
import { followForecast } from '../../../renderer/follow-forecast.ts'
import { DeskNowContext, type DeskNow } from '../../../renderer/ui/desk-now.ts'
import { WakeForecastContext } from '../../../renderer/ui/wake-forecast.ts'
import { success } from '../../../shared/ipc/result.ts'
import type { MessageView, QueueRow, TicketView as Ticket } from '../../../shared/ipc/views.ts'
import { messageIdSchema, type PageId, type TicketId } from '../../../shared/protocol/common.ts'
import { installBridge } from '../../support/fake-bridge.ts'
import { fakeDesk, fakePerson, type FakeDesk } from '../../support/fake-desk.ts'
import { fakeTicketView } from '../../support/fake-tickets.ts'
import { showScreen, until, type Shown } from '../../support/show-screen.tsx'

/** A ticket on the screen over a desk in memory; begun anew for each test. */
export interface TicketWorld {
  desk: FakeDesk
  shown: Shown
  deskNow: DeskNow
  onClose: Mock<() => void>
  onOpenTicket: Mock<(ticketId: TicketId) => void>
  onOpenPage: Mock<(pageId: PageId) => void>
  onEditTicket: Mock<() => void>
  open(ticketId: TicketId): Promise<void>
  /** Another ticket is picked while this one is on the screen. */
  turnTo(ticketId: TicketId): Promise<void>
  /** Opens the first ticket, changed as the test likes. */
  show(change?: (view: Ticket) => Ticket): Promise<QueueRow>
  /** The ticket changes on the service: these messages stand at its end now. */
  arrives(ticketId: TicketId, ...ids: string[]): void
}

export const composer = () => document.querySelector('textarea')

export function ticketWorld(): TicketWorld {
  const desk = fakeDesk(3)
  const world: TicketWorld = {
    desk,
    shown: { container: document.body, text: () => '', change: async () => {}, unmount: async () => {} },
    deskNow: { isAway: false, emergencyPhone: '', undoMs: 0 },
    onClose: vi.fn<() => void>(),
    onOpenTicket: vi.fn<(ticketId: TicketId) => void>(),
    onOpenPage: vi.fn<(pageId: PageId) => void>(),
    onEditTicket: vi.fn<() => void>(),

    async open(ticketId) {
      world.shown = await showScreen(screenOf(ticketId))
    },
    turnTo: (ticketId) => world.shown.change(screenOf(ticketId)),
    async show(change = (view) => view) {
      const [row] = world.desk.rows as [QueueRow]
      world.desk.bridge.answer('ticket.read', () => success(change(fakeTicketView(row))))
      await world.open(row.id)
      await until(() => world.shown.text().includes(`#${row.number}`), 'the ticket')
      return row
    },
    arrives(ticketId, ...ids) {
      const [row] = world.desk.rows as [QueueRow]
      const view = fakeTicketView(row)
      const [first] = view.messages as [MessageView]
      const theirs = ids.map((id) => ({ ...first, id: messageIdSchema.parse(id), body: 'More' }))
      world.desk.bridge.answer('ticket.read', () =>
        success({ ...view, messages: [...view.messages, ...theirs] }),
      )
      world.desk.bridge.emit('changed', { topics: ['tickets'], ticketIds: [ticketId] })
    },
  }
  function screenOf(ticketId: TicketId) {
    const { onClose, onOpenTicket, onOpenPage, onEditTicket } = world
    return (
      <DeskNowContext value={world.deskNow}>
        <WakeForecastContext value={followForecast}>
          <TicketView
            personId={fakePerson.id}
            ticketId={ticketId}
            {...{ onClose, onOpenTicket, onOpenPage, onEditTicket }}
          />
        </WakeForecastContext>
      </DeskNowContext>
    )
  }
  let uninstall: () => void
  beforeEach(() => {
    useTicket.setState(useTicket.getInitialState(), true)
    useDrafts.setState(useDrafts.getInitialState(), true)
    world.desk = fakeDesk(3)
    world.deskNow = { isAway: false, emergencyPhone: '', undoMs: 0 }
    for (const each of [world.onClose, world.onOpenTicket, world.onOpenPage, world.onEditTicket])
      each.mockReset()
    uninstall = installBridge(world.desk.bridge)
  })
  afterEach(async () => {
    await world.shown.unmount()
    uninstall()
  })
  return world
}
