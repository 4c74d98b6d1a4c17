import { z } from 'zod'
import { groupIdSchema, responderIdSchema, ticketIdSchema, textLimits } from '../protocol/common.ts'
import type { WokenPeople } from '../rules/paging/woken-people.ts'
import type { GateOutcome } from '../rules/page-gate.ts'
import { actIdSchema } from './act.ts'

/** What somebody is about to do that may wake people. */
export const wakeQuestionSchema = z.discriminatedUnion('kind', [
  /** A ticket is raised or reopened; `groupId`: it is linked to that group, or that group is confirmed. */
  z.strictObject({ kind: z.literal('ticket'), ticketId: ticketIdSchema, groupId: groupIdSchema.nullable() }),
  /** A new one is filed under this name. */
  z.strictObject({ kind: z.literal('new-ticket'), groupName: z.string().max(textLimits.groupName) }),
  /** People are paged whatever the gate says; nobody named: everybody on duty. */
  z.strictObject({
    kind: z.literal('by-hand'),
    isDrill: z.boolean(),
    responderIds: z.array(responderIdSchema).max(500),
  }),
  /** What lies in the outbox leaves now. */
  z.strictObject({ kind: z.literal('act'), actId: actIdSchema }),
])
export type WakeQuestion = z.infer<typeof wakeQuestionSchema>

/** What something that is about to be done would do to people, as the gate would decide by what is here. */
export interface WakeForecast {
  /** Null where no gate is asked: people are paged by hand. */
  outcome: GateOutcome | null
  groupName: string
  /**
   * The earlier page that it would be counted into, or whose holder is paged first; beside `page`, one whose holder nothing
   * would tell (`isTold`). Instants in ms.
   */
  page: { beganAt: number; holder: { name: string; isMe: boolean; isTold: boolean } | null } | null
  people: WokenPeople
}
