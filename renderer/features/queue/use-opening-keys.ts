import type { TicketId } from '../../../shared/protocol/common.ts'
import { isActive, type Status } from '../../../shared/rules/status.ts'
import { runOnceBound } from '../../commands/bindings.ts'
import type { CommandId } from '../../commands/command-table.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { useQueue } from './queue-store.ts'
import { rowAt } from './row-window.ts'

/** What is done to a ticket and makes sense from its row. */
const onRow = [
  'ticket.reply',
  'ticket.note',
  'ticket.resolve',
  'ticket.reopen',
  'ticket.assign',
  'ticket.verdict',
  'ticket.flag',
  'ticket.urgency',
  'ticket.urgency-1',
  'ticket.urgency-2',
  'ticket.urgency-3',
  'ticket.urgency-4',
  'ticket.urgency-5',
] as const satisfies readonly CommandId[]

/**
 * The keys of a ticket on the selected row, while no ticket is open: it opens, and then it is done. Nothing is done to a
 * ticket that is not in view.
 */
export function useOpeningKeys(isTicketOpen: boolean, onOpenTicket: (id: TicketId) => void): void {
  const selected = useQueue((state) => state.selection?.id ?? null)
  const status = useQueue(({ selection, window }) => rowAt(window, selection?.index ?? -1)?.status ?? null)
  const opening = (command: CommandId) => () => {
    if (selected === null) return
    onOpenTicket(selected)
    runOnceBound(command)
  }
  useCommands(
    isTicketOpen || selected === null
      ? {}
      : Object.fromEntries(onRow.filter((id) => fits(id, status)).map((id) => [id, opening(id)])),
    { isStandIn: true },
  )
}

/** What is settled is not resolved again, and only that is opened again or judged. */
function fits(id: (typeof onRow)[number], status: Status | null): boolean {
  if (status === null) return true
  if (id === 'ticket.resolve') return isActive(status)
  return id === 'ticket.reopen' || id === 'ticket.verdict' ? !isActive(status) : true
}
