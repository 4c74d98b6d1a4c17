import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { cacheMigrations } from '#main/store/cache-migrations'
import { openCache } from '#main/store/cache'
import { personFolder } from '#main/store/person-folder'
import { workMigrations } from '#main/store/work-migrations'
import { actSchema, type Act } from '#shared/ipc/act'
import { randomFrom } from '#server/sample/random'
import { makeProfile } from '../../support/core-console.ts'
import { personAt } from '../../support/session-parts.ts'
import type { Fault, Outcome } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { copyDatabase, integrityOf } from './local-files.ts'

const childFile = fileURLToPath(new URL('migrating-child.ts', import.meta.url))
const person = personAt('http://127.0.0.1:9')
const mostStatements = 500
/** More than there are statements in all openings together; fewer cycles kill at every n-th of them only. */
const mostKills = 400

/** Files of every older version, whose opening is killed at each of its statements. */
export const killedMigrations: Fault = {
  id: 'F11',
  fault: 'SIGKILL at each statement of each migration, from every older version',
  checked:
    'the next start finishes it: every act and draft is there in order, the version is the newest, integrity_check is ok',
  full: mostKills,
  quick: 20,
  // The tests of the store stop at each statement in one process.
  brief: 0,
  async run({ seed, cycles, tell }): Promise<Outcome> {
    const profile = await makeProfile()
    const core = startCoreProcess()
    const violations: string[] = []
    const every = Math.ceil(mostKills / cycles)
    let runs = 0
    try {
      for (const kind of ['work', 'cache'] as const) {
        const newest = (kind === 'work' ? workMigrations : cacheMigrations).length
        for (let version = 0; version < newest; version += 1) {
          const base = join(profile.path, `${kind}-${version}.db`)
          const content = kind === 'work' ? makeWork(base, version, seed) : makeCache(base, version)
          for (let n = 1; n <= mostStatements; n += every) {
            const copy = join(
              personFolder(join(profile.path, 'copy'), person.id, person.serviceUrl),
              `${kind}.db`,
            )
            rmSync(join(profile.path, 'copy'), { recursive: true, force: true })
            mkdirSync(dirname(copy), { recursive: true })
            copyDatabase(base, copy)
            const isOver = !isKilledAt(kind, copy, n)
            const wrong =
              kind === 'work'
                ? await judgeWork(core, join(profile.path, 'copy'), copy, content)
                : judgeCache(copy, content)
            violations.push(
              ...wrong.map((what) => `${kind}.db from version ${version}, statement ${n}: ${what}`),
            )
            runs += 1
            if (isOver) break
          }
          tell(`${kind}.db from version ${version}: ${runs} so far`)
        }
      }
      return { runs, violations, notes: [], skipped: null }
    } finally {
      await core.kill()
      await profile.remove()
    }
  },
}

function isKilledAt(kind: string, path: string, n: number): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, [childFile, kind, path, String(n)])
  if (signal === 'SIGKILL') return true
  if (status !== 0) throw new Error(stderr.toString())
  return false
}

interface Content {
  readonly acts: readonly Act[]
  readonly draft: string | null
}

/** A file as a console of an older version left it, with work in it. */
function makeWork(path: string, version: number, seed: number): Content {
  if (version === 0) return { acts: [], draft: null }
  const database = makeFile(path, workMigrations, version)
  const author = createAuthor('ada', randomFrom(seed))
  const acts: Act[] = []
  const insert = database.prepare(
    `INSERT INTO act (id, subject, made, title, payload, base, made_at, state, moment)
     VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?)`,
  )
  for (let n = 0; n < 30; n += 1) {
    const { act, subject } = author.next()
    const made = act.kind === 'file-ticket' ? act.ticketId : act.kind === 'note' ? act.messageId : null
    insert.run(
      `act-${n}`,
      subject,
      made,
      'Title',
      JSON.stringify(act),
      n,
      n % 4 === 0 ? 'sent' : 'waiting',
      n,
    )
    acts.push(actSchema.parse(act))
  }
  const text = 'Half a sentence'
  const draft = { kind: 'message', ticketId: 'untouched', mode: 'reply', text }
  if (version > 1)
    database
      .prepare('INSERT INTO draft (place, content, kept_at) VALUES (?, ?, 1)')
      .run('message:untouched', JSON.stringify(draft))
  database.close()
  return { acts, draft: version > 1 ? text : null }
}

function makeCache(path: string, version: number): Content {
  if (version > 0) {
    const database = makeFile(path, cacheMigrations, version)
    database.prepare('INSERT INTO fact (name, value) VALUES (?, ?)').run('of-the-test', 'kept')
    database.close()
  }
  return { acts: [], draft: version > 0 ? 'kept' : null }
}

function makeFile(path: string, migrations: readonly string[], version: number): DatabaseSync {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL')
  for (const statements of migrations.slice(0, version)) database.exec(statements)
  database.exec(`PRAGMA user_version = ${version}`)
  return database
}

async function judgeWork(
  core: CoreProcess,
  profile: string,
  file: string,
  content: Content,
): Promise<string[]> {
  const { serviceUrl } = person
  const started = await core.control({ do: 'start', profile, serviceUrl, token: 'none', person })
  if (!started.ok) return [`did not start: ${started.failure.message}`]
  const outbox = await core.call('outbox.list', undefined)
  const drafts = await core.call('drafts.list', undefined)
  await core.control({ do: 'leave' })
  if (!outbox.ok || !drafts.ok) return ['could not be read']
  const acts = outbox.value.toReversed().map(({ act }) => JSON.stringify(act))
  const wanted = content.acts.map((act) => JSON.stringify(act))
  const [draft] = drafts.value
  const text = draft?.kind === 'message' ? draft.text : null
  return [
    ...(started.value.notice === null ? [] : [`called damaged: ${started.value.notice.message}`]),
    // A list shows what is on its way and what was sent apart: the same acts, whatever their order.
    ...(acts.toSorted().join('\n') === wanted.toSorted().join('\n')
      ? []
      : [`${acts.length} of ${wanted.length} acts`]),
    ...(text === content.draft ? [] : ['the draft is gone']),
    ...wholeness(file, workMigrations.length),
  ]
}

function judgeCache(file: string, content: Content): string[] {
  const cache = openCache(file, Date.now())
  const kept = cache.read.get("SELECT value FROM fact WHERE name = 'of-the-test'")?.['value'] ?? null
  const aside = readdirSync(dirname(file)).filter((name) => name.includes('damaged'))
  cache.read.close()
  cache.write.close()
  return [
    ...(kept === content.draft ? [] : ['what was in it is gone']),
    ...aside.map((name) => `called damaged: ${name}`),
    ...wholeness(file, cacheMigrations.length),
  ]
}

function wholeness(file: string, version: number): string[] {
  const database = new DatabaseSync(file)
  const found = database.prepare('PRAGMA user_version').get()?.['user_version']
  database.close()
  const integrity = integrityOf(file)
  return [
    ...(found === version ? [] : [`version ${String(found)} instead of ${version}`]),
    ...(integrity === 'ok' ? [] : [integrity]),
  ]
}
