import type { Reader, Writer } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Where the pager's own time had come to at its last sign of life, in ms; null where there was none yet. */
export async function readPagerClock(reader: Reader): Promise<number | null> {
  const text = await readMeta(reader, 'pager-clock')
  return text === null ? null : Number(text)
}

/** The pager's sign of life: at the service's clock (an instant), and in the pager's own time (ms). */
export async function writeHeartbeat(tx: Writer, now: Date, engineNow: number): Promise<void> {
  await writeMeta(tx, 'pager-heartbeat', now.toISOString())
  await writeMeta(tx, 'pager-clock', String(engineNow))
}

/** When the pager last gave a sign of life, in its own time; null where it never did. */
export async function lastHeartbeat(reader: Reader): Promise<{ at: string; engineAt: number } | null> {
  const at = await readMeta(reader, 'pager-heartbeat')
  const engineAt = await readPagerClock(reader)
  return at === null || engineAt === null ? null : { at, engineAt }
}
