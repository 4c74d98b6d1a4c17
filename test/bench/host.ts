import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { DatabaseSync } from 'node:sqlite'

/** What a figure is worth nothing without. */
export interface Host {
  readonly processor: string
  readonly cores: number
  readonly memory: string
  readonly system: string
  readonly node: string
  readonly sqlite: string
  readonly browser: string
  readonly commit: string
}

export function describeHost(browser: string): Host {
  const memory = new DatabaseSync(':memory:')
  const sqlite = String(memory.prepare('select sqlite_version() as version').get()?.['version'])
  memory.close()
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    sqlite,
    browser,
    commit: commitOf(),
  }
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'unknown'
  }
}
