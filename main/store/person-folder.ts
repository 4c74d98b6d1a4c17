import { createHash } from 'node:crypto'
import { join } from 'node:path'

/**
 * Where one person's files rest: a readable start for whoever looks, and a hash that keeps two people, or two desks,
 * apart even where a file system folds case or a name holds what no path may.
 */
export function personFolder(profile: string, staffId: string, desk: string): string {
  const hash = createHash('sha256').update(`${staffId}\n${desk}`).digest('hex').slice(0, 16)
  const readable = staffId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 24)
  return join(profile, 'people', `${readable}-${hash}`)
}
