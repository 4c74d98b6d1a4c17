import type { Writing } from '#main/store/handles'

/** What the disk of one machine does to the next writes. */
export class FaultyDisk {
  /** This many commits are refused, as on a full disk. */
  refusals = 0
  /** The machine dies at this many commits from now, counted down; null: it does not. */
  killIn: number | null = null
  /** Whether the commit at which it dies reaches the disk. */
  killAfterCommit = false
  /** Nothing is written any more: the machine is dead. */
  isDead = false
  /** Tells that the machine died, at once. */
  onKill: () => void = () => undefined

  /** What dies here, dies: whoever catches this can write nothing either. */
  guard(): void {
    if (this.isDead) throw new MachineDied()
  }

  beforeCommit(): void {
    this.guard()
    if (this.refusals > 0) {
      this.refusals -= 1
      throw new DiskFull()
    }
    if (this.killIn === null) return
    if (this.killIn > 0) this.killIn -= 1
    else if (!this.killAfterCommit) this.kill()
  }

  afterCommit(): void {
    if (this.killIn === 0 && this.killAfterCommit) this.kill()
  }

  kill(): never {
    this.killIn = null
    this.isDead = true
    this.onKill()
    throw new MachineDied()
  }
}

/** As SQLite throws it; see https://sqlite.org/rescode.html#full. */
class DiskFull extends Error {
  readonly errcode = 13
  constructor() {
    super('database or disk is full')
  }
}

export class MachineDied extends Error {
  constructor() {
    super('the machine died')
  }
}

/**
 * Puts a faulty disk under an open connection, by way of the connection's own methods: each commit can be refused, or be
 * the last thing that the machine does. The code under test stays as it is.
 */
export function putOnDisk(writing: Writing, disk: FaultyDisk): void {
  const plain = {
    transaction: writing.transaction.bind(writing),
    run: writing.run.bind(writing),
    insert: writing.insert.bind(writing),
    execute: writing.execute.bind(writing),
  }
  let depth = 0
  let isPutBack = false
  function committing<Value>(work: () => Value): Value {
    disk.guard()
    if (depth > 0) return work()
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
    }
  }
  writing.transaction = <Value>(work: () => Value): Value => {
    if (depth > 0) return plain.transaction(work)
    isPutBack = false
    const value = committing(() =>
      plain.transaction(() => {
        const done = work()
        disk.beforeCommit()
        isPutBack = true
        return done
      }),
    )
    if (isPutBack) disk.afterCommit()
    return value
  }
  const alone =
    <Values extends unknown[], Value>(statement: (...values: Values) => Value) =>
    (...values: Values): Value => {
      disk.guard()
      if (depth > 0) return statement(...values)
      disk.beforeCommit()
      const value = statement(...values)
      disk.afterCommit()
      return value
    }
  writing.run = alone(plain.run)
  writing.insert = alone(plain.insert)
  writing.execute = alone(plain.execute)
}
