import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Where the one person of a profile has their files. */
export function personFolderIn(profile: string): string {
  const people = join(profile, 'people')
  const [folder, ...others] = readdirSync(people)
  if (folder === undefined || others.length > 0) throw new Error(`${people} is not of one person`)
  return join(people, folder)
}

/** Makes the acts of a console that has ended look as if they had been done that much earlier, in ms. */
export function ageActs(profile: string, ms: number): void {
  const work = new DatabaseSync(join(personFolderIn(profile), 'work.db'))
  try {
    work
      .prepare(
        'UPDATE act SET made_at = made_at - ?, moment = moment - ?, decided_at = decided_at - ? WHERE state = ?',
      )
      .run(ms, ms, ms, 'waiting')
  } finally {
    work.close()
  }
}
