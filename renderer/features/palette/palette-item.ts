import type { GroupView, QueueRow } from '../../../shared/ipc/views.ts'
import type { Place } from '../../commands/command.ts'
import type { PickItem, PickSection } from '../../ui/pick-list.tsx'

/** What is done once it is picked. */
export type Pick =
  | { kind: 'command'; id: string; place: Place }
  | { kind: 'group'; groupId: GroupView['id'] }
  | { kind: 'ticket'; ticketId: QueueRow['id'] }
  | { kind: 'source'; run: () => void }

/** A line of the palette. */
export interface PaletteItem extends PickItem {
  pick: Pick
}

export type PaletteSection = PickSection<PaletteItem>
