import { statfs } from 'node:fs/promises'
import { Refusal } from '../store/refusal.ts'

/** Bytes that stay free for what the desk is for: tickets, messages and pages. */
const reserve = 64 * 1024 * 1024
/** Each byte is written to the log first and to the database then. */
const copies = 2

/** Throws `unavailable` where a file of so many bytes would leave the desk no room for tickets. */
export async function refuseWithoutRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= copies * bytes + reserve) return
  throw new Refusal('unavailable', 'The disk of the desk is nearly full: it takes no files now. Nothing of it was kept.', {
    retryAfter: 300,
  }) // prettier-ignore
}
