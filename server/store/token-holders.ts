import type { Database } from './database.ts'
import { findByToken } from './devices.ts'
import { hashSecret } from './secrets.ts'
import { rememberUntilCommit } from './until-commit.ts'

type Holder = Awaited<ReturnType<typeof findByToken>>

/** More than any desk has devices. */
const mostHolders = 10_000

/**
 * Who holds a token, as `findByToken` says it; null likewise. It is remembered until a commit, and a revocation is one: none
 * is ever overlooked, and a desk that is only read is asked once.
 */
export function makeTokenHolders(database: Database): (token: string) => Promise<Holder> {
  const known = rememberUntilCommit<Holder>(database, { most: mostHolders, weigh: () => 1 })
  return (token) => known(hashSecret(token), () => database.read((reader) => findByToken(reader, token)))
}
