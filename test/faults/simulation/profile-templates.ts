import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIndexes } from '#main/store/build-indexes'
import { closeCache, openCache } from '#main/store/cache'
import { personFolder } from '#main/store/person-folder'
import { openWork } from '#main/store/work'

/** Folders for consoles that were just installed. Their files are copied: to migrate anew would cost most of a run. */
export interface Profiles {
  /** A folder for the console at this place, with fresh files of this person; what was there before is gone. */
  fresh(place: number, staffId: string): string
  remove(): void
}

/** The only desk there is: what a console names its files after. */
export const deskKey = 'desk'

/** Memory where there is some: the code under test syncs as ever, and it costs nothing. */
const fastDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export function makeProfiles(): Profiles {
  const root = mkdtempSync(join(fastDisk, 'simulated-consoles-'))
  const [work, cache] = [join(root, 'work.db'), join(root, 'cache.db')]
  openWork(work, 0).writing.close()
  const opened = openCache(cache, 0)
  for (const _ of buildIndexes(opened.write)) continue
  closeCache(opened)
  return {
    fresh(place, staffId) {
      const profile = join(root, String(place))
      rmSync(profile, { recursive: true, force: true })
      const folder = personFolder(profile, staffId, deskKey)
      mkdirSync(folder, { recursive: true })
      copyFileSync(work, join(folder, 'work.db'))
      copyFileSync(cache, join(folder, 'cache.db'))
      return profile
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
