import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freeMark, setAsideFile } from './open-file.ts'
import { restingPlace } from './resting-place.ts'
import { openWork } from './work.ts'

/**
 * After something in a person's files turned out damaged while they were in use; they are closed. The record of local acts
 * is checked whole and salvaged if it is the one; otherwise it was the cache, which is set aside to be pulled anew.
 * Answers where the cache rests now; null where it was not the one.
 */
export function mendFiles(folder: string, now: number): string | null {
  const work = openWork(join(folder, 'work.db'), now, 'thorough')
  work.writing.close()
  const cache = restingPlace(join(folder, 'cache.db'))
  if (work.isReplaced || !existsSync(cache)) return null
  return setAsideFile(cache, freeMark(cache, now))
}
