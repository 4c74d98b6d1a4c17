import { flagIdSchema } from '../../shared/protocol/common.ts'
import type { Flag } from '../../shared/protocol/flag.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { sampleId, type Random } from './random.ts'
import type { Step } from './sample-story.ts'

const flagReasons = ['Nothing was down.', 'It never worked, so nothing has stopped.', 'A question, filed to be answered at once.'] as const // prettier-ignore
const flagNotes = ['', '', 'Told them on the phone what the level is for.', 'Second time this week.'] as const

/** Some of those who lower a mission-critical ticket flag it in the same breath. Null where they do not. */
export function sampleFlag(
  extras: Random,
  ticket: Ticket,
  { at, author, change }: Step,
  now: number,
): Flag | null {
  const lowered = change.effective !== undefined && ticket.urgency.requested === 'mission-critical'
  const flaggedAt = at + 20_000
  if (!lowered || flaggedAt > now || !extras.chance(0.3)) return null
  return {
    id: flagIdSchema.parse(sampleId(extras, flaggedAt)),
    ticketId: ticket.id,
    reason: extras.pick(flagReasons),
    note: extras.pick(flagNotes),
    by: author,
    createdAt: new Date(flaggedAt).toISOString(),
    version: 1,
  }
}
