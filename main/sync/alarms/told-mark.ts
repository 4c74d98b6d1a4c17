import { z } from 'zod'
import { readFactAs, writeFact } from '../../store/fact.ts'
import type { Reading } from '../../store/handles.ts'
import type { NewsMark } from '../../store/read-news.ts'
import type { Session } from '../session.ts'

/** In the cache itself, which it means: another one has none. */
const fact = 'told-mark'
const schema = z.object({ ticketRow: z.number(), messageRow: z.number(), through: z.number() })

/** How far this cache was looked at, also by a console that has ended, if nothing was told elsewhere since; `through` says so. */
export function readToldMark(cache: Reading, through: number): NewsMark | null {
  const kept = readFactAs(cache, fact, (value) => schema.safeParse(value))
  return kept === null || kept === 'unreadable' || kept.through !== through ? null : kept
}

/** What cannot be kept (a full disk) is looked for once more by the next console. */
export function keepToldMark({ cache }: Session, { ticketRow, messageRow }: NewsMark, through: number): void {
  const kept = readToldMark(cache.read, through)
  if (kept?.ticketRow === ticketRow && kept.messageRow === messageRow) return
  try {
    writeFact(cache.write, fact, JSON.stringify({ ticketRow, messageRow, through }))
  } catch {
    return
  }
}
