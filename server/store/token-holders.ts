import type { Database } from './database.ts'
import { findByToken } from './devices.ts'
import { hashSecret } from './secrets.ts'

type Holder = NonNullable<Awaited<ReturnType<typeof findByToken>>>

/**
 * Who holds a token, as `findByToken` says it; null likewise. What it says is remembered until anything at all is
 * committed, by whichever process: a revocation is a commit, so none is ever overlooked, and a desk that is only read
 * is asked once.
 */
export function makeTokenHolders(database: Database): (token: string) => Promise<Holder | null> {
  const known = new Map<string, Holder>()
  let knownAt = database.commits()

  return async (token) => {
    // Before the look: what is committed during it makes the next one look again.
    const commits = database.commits()
    if (commits !== knownAt) {
      known.clear()
      knownAt = commits
    }
    const hash = hashSecret(token)
    const remembered = known.get(hash)
    if (remembered) return remembered
    const holder = await database.read((reader) => findByToken(reader, token))
    // Another request may have seen a later commit meanwhile: then this is not known to hold any more.
    if (holder && knownAt === commits) known.set(hash, holder)
    return holder
  }
}
