import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeCache, openCache, type Cache } from '#main/store/cache'
import type { Writing } from '#main/store/handles'
import { openWork } from '#main/store/work'
import { applyChanges } from '#main/sync/apply-changes'
import type { Session } from '#main/sync/session'
import type { Change } from '#shared/protocol/changes'
import { groupSchema, type Group } from '#shared/protocol/group'
import { personAt } from '../../../support/session-parts.ts'

/** The files of a console without a line. */
export interface Files {
  readonly cache: Cache
  readonly work: Writing
  readonly session: Session
  /** Topics that were told as changed, the oldest first. */
  readonly told: string[][]
  /** Writes pages of changes as a pull does. `isWhole`: the cache held all of the feed before. */
  feed(pages: readonly (readonly Change[])[], isWhole?: boolean): void
  remove(): void
}

export function openFiles(now: () => number, by = 'ada'): Files {
  const folder = mkdtempSync(join(tmpdir(), 'console-files-'))
  const cache = openCache(join(folder, 'cache.db'), 0)
  const work = openWork(join(folder, 'work.db'), 0).writing
  const person = { ...personAt('http://127.0.0.1:1', by), role: 'admin' as const }
  const told: string[][] = []
  const events = {
    changed: ({ topics }: { topics: string[] }) => void told.push(topics),
    connection: () => undefined,
  }
  const session = {
    cache,
    work,
    person,
    now,
    events,
    lastExchangeAt: null,
    unshown: new Set(),
    closed: false,
    connection: { kind: 'connecting' },
    incomplete: null,
  }
  return {
    cache,
    work,
    session: session as unknown as Session,
    told,
    feed(pages, isWhole = true) {
      for (const [index, changes] of pages.entries())
        applyChanges(cache, work, person, {
          changes,
          unknownKinds: new Set(),
          position: {
            feedId: 'f',
            cursor: `c-${index}`,
            complete: isWhole || index === pages.length - 1,
            reached: index + 1,
          },
          indexWords: false,
          layActs: true,
        })
    },
    remove() {
      closeCache(cache)
      work.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function groupPut(id: string, more: Partial<Record<keyof Group, unknown>> = {}, version = 1): Change {
  const at = '2023-11-01T00:00:00.000Z'
  const doc = groupSchema.parse({
    id,
    name: `Group ${id}`,
    aliases: [],
    plan: null,
    contacts: [],
    confirmed: true,
    mergedInto: null,
    version,
    createdAt: at,
    updatedAt: at,
    ...more,
  })
  return { seq: 1, kind: 'group', op: 'put', id, version, doc }
}
