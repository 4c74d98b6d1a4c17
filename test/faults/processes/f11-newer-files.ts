import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { randomFrom } from '#server/sample/random'
import { makeProfile } from '../../support/core-console.ts'
import { personAt } from '../../support/session-parts.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess } from '../../support/core-process.ts'
import { folderOfPerson } from './local-files.ts'

const person = personAt('http://127.0.0.1:9')

/** Files of a later version, closed or with a journal beside them, under this one. */
export const newerFiles: Fault = {
  id: 'F11',
  fault: 'work.db or cache.db of a newer version',
  checked: 'refused as file-newer, in words; every file of the folder is the same, byte for byte',
  full: 100,
  quick: 4,
  brief: 4,
  async run(options) {
    const profile = await makeProfile()
    const core = startCoreProcess()
    const { serviceUrl } = person
    try {
      const own = join(profile.path, 'own')
      await core.control({ do: 'start', profile: own, serviceUrl, token: 'none', person })
      const author = createAuthor('ada', randomFrom(options.seed))
      for (let n = 0; n < 20; n += 1) await core.value('act.perform', { act: author.next().act })
      await core.control({ do: 'leave' })
      return await runCycles(options, async (seed) => {
        const random = randomFrom(seed)
        const copy = join(profile.path, 'copy')
        rmSync(copy, { recursive: true, force: true })
        cpSync(own, copy, { recursive: true })
        const folder = folderOfPerson(copy)
        makeNewer(
          join(folder, random.pick(['work.db', 'cache.db'])),
          // A number that no console will ever reach is taken for damage.
          random.integer(100, 999),
          random.chance(0.5),
        )
        const before = printsOf(folder)
        const started = await core.control({ do: 'start', profile: copy, serviceUrl, token: 'none', person })
        if (started.ok) {
          await core.control({ do: 'leave' })
          return ['opened all the same']
        }
        const { code, message } = started.failure
        return [
          ...(code === 'file-newer' && message.length > 20 ? [] : [`refused with ${code}: ${message}`]),
          ...(printsOf(folder) === before ? [] : ['the files are not what they were']),
        ]
      })
    } finally {
      await core.kill()
      await profile.remove()
    }
  },
}

/** As a later version leaves it when it ends, or when it is killed: then the version stands in the journal only. */
function makeNewer(path: string, version: number, isKilled: boolean): void {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
  database.exec('CREATE TABLE of_the_future (x TEXT) STRICT')
  database.exec(`PRAGMA user_version = ${version}`)
  if (isKilled) {
    const [file, journal] = [readFileSync(path), readFileSync(`${path}-wal`)]
    database.close()
    writeFileSync(path, file)
    writeFileSync(`${path}-wal`, journal)
  } else database.close()
}

function printsOf(folder: string): string {
  return readdirSync(folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .join('\n')
}
