import { z } from 'zod'
import { ticketIdSchema } from '../protocol/common.ts'
import type { HistoryItem } from '../protocol/history.ts'
import { core } from './call.ts'

/** What this workstation knows of what was done with a ticket. */
export interface HistoryView {
  /** The newest first. */
  items: HistoryItem[]
  /**
   * `whole`: as the desk has it, as of the version that is shown. `older`: what the desk told before, and since then what the
   * conversation tells. `told`: only what the conversation tells; the desk was never asked.
   */
  reach: 'whole' | 'older' | 'told'
  /** When the desk was asked last, in ms; null where it never was. */
  readAt: number | null
  /** From this instant (ms) on the desk records every change; null where that is not known here. */
  recordedSince: number | null
}

const ticket = z.strictObject({ ticketId: ticketIdSchema })

/** The history of a ticket: it is read from what is here, and fetched where the desk has more. */
export const historyCalls = {
  /** Null where the ticket is not here. */
  'history.read': core<HistoryView | null>()(ticket),
  /** Brings it here as it is at the desk; does nothing where it is here. `changed` tells of it. */
  'history.fetch': core<null>()(ticket),
} as const
