import type { TicketId } from '../../shared/protocol/common.ts'
import type { Writer } from './database.ts'
import { eraseWords } from './erased-text.ts'
import { listFlags, writeFlag } from './flags.ts'

/** Takes a person's words out of what the staff said when they flagged a ticket. */
export async function eraseFlags(
  tx: Writer,
  ticketId: TicketId,
  words: readonly string[],
  now: Date,
): Promise<void> {
  for (const flag of await listFlags(tx, ticketId)) {
    const [reason, note] = [eraseWords(flag.reason, words), eraseWords(flag.note, words)]
    if (reason === flag.reason && note === flag.note) continue
    await writeFlag(tx, { ...flag, reason, note, version: flag.version + 1 }, now)
  }
}
