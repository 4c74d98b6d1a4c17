import type { Database } from './database.ts'

export interface Bound<Value> {
  /** What all that is remembered may weigh; where it weighs more, all of it is forgotten. */
  readonly most: number
  readonly weigh: (value: NonNullable<Value>) => number
}

/** Whatever `find` goes by stands in `key` or is committed: the time of day is neither, nor is who asks. */
export type UntilCommit<Value> = (key: string, find: () => Promise<Value>) => Promise<Value>

interface Known<Value> {
  readonly commits: number
  /** Found, or being looked for. */
  readonly looks: Map<string, Promise<Value>>
  weight: number
}

/**
 * What was found in the database, remembered until anything at all is committed, by whichever process: what is only read
 * is looked for once, and nobody is told what was so before a commit that was there when they asked. Who asks while
 * another one looks waits for that look. Where nothing is found, nothing is remembered.
 */
export function rememberUntilCommit<Value>(
  database: Pick<Database, 'commits'>,
  { most, weigh }: Bound<Value>,
): UntilCommit<Value> {
  let known = nothing(database.commits())

  function nothing(commits: number): Known<Value> {
    return { commits, looks: new Map(), weight: 0 }
  }

  function settle(
    at: Known<Value>,
    key: string,
    look: Promise<Value>,
    value: Value | null | undefined,
  ): void {
    if (at.looks.get(key) !== look) return
    if (value === null || value === undefined) at.looks.delete(key)
    else at.weight += weigh(value)
    if (at.weight <= most) return
    at.looks.clear()
    at.weight = 0
  }

  return (key, find) => {
    // Before the look: what is committed during it makes the next one look again.
    const commits = database.commits()
    if (commits !== known.commits) known = nothing(commits)
    const at = known
    const before = at.looks.get(key)
    if (before) return before
    const look = find()
    at.looks.set(key, look)
    look.then(
      (value) => settle(at, key, look, value),
      () => settle(at, key, look, null),
    )
    return look
  }
}
