import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import type { Draft } from '#shared/ipc/drafts'
import { actSchema, type Act } from '#shared/ipc/act'
import type { Person } from '#shared/ipc/views'
import { ticketIdSchema } from '#shared/protocol/common'
import { randomFrom } from '#server/sample/random'
import { makeProfile } from '../../support/core-console.ts'
import { personAt } from '../../support/session-parts.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { damageJournal } from './damage.ts'
import { copyDatabase, folderOfPerson } from './local-files.ts'

/** No service: the journal holds what was done here, and nothing moves meanwhile. */
const person = personAt('http://127.0.0.1:9')
const token = 'nobody-asks-for-it'
const commits = 40

/** The files of a console that was killed, with what they held after each commit. */
interface Killed {
  readonly work: Buffer
  /** The journal after each commit; the last is the whole one. */
  readonly journals: readonly Buffer[]
  readonly contents: readonly Content[]
  /** Where `work.db` stands within a profile. */
  readonly place: string
}

interface Content {
  readonly acts: readonly Act[]
  readonly draft: string | null
}

/** Damaged journals of a console that was killed, opened by the next one. */
export const tornJournal: Fault = {
  id: 'F2',
  fault: 'torn or bit-flipped copies of the journal of work.db',
  checked:
    'opening shows the acts and drafts of exactly one earlier moment, whole and in order, or says that the file was damaged and shows those behind the damage too',
  full: 1000,
  quick: 50,
  brief: 10,
  async run(options) {
    const profile = await makeProfile()
    const core = startCoreProcess()
    try {
      const fresh = await beKilled(join(profile.path, 'fresh'), options.seed, false)
      const folded = await beKilled(join(profile.path, 'folded'), options.seed, true)
      return await runCycles(options, async (seed) => {
        const random = randomFrom(seed)
        const killed = random.chance(0.5) ? fresh : folded
        const whole = killed.journals.at(-1) ?? Buffer.alloc(0)
        const { bytes, what } = damageJournal(random, whole, killed.journals)
        const copy = join(profile.path, 'copy')
        rmSync(copy, { recursive: true, force: true })
        const file = join(copy, killed.place)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, killed.work)
        writeFileSync(`${file}-wal`, bytes)
        const wrong = await judgeOpening(core, copy, killed)
        return wrong === null ? [] : [`${what}: ${wrong}`]
      })
    } finally {
      await core.kill()
      await profile.remove()
    }
  },
}

/** Does and types forty things, looks at the journal after each, and is killed. */
async function beKilled(profile: string, seed: number, isFolded: boolean): Promise<Killed> {
  mkdirSync(profile)
  const random = randomFrom(seed)
  const author = createAuthor('ada', random)
  const ticketId = ticketIdSchema.parse('untouched')
  const journals: Buffer[] = []
  const contents: Content[] = [{ acts: [], draft: null }]
  let core = startCoreProcess()
  await open(core, profile, person)
  const file = join(folderOfPerson(profile), 'work.db')
  for (let commit = 1; commit <= commits; commit += 1) {
    const before = contents.at(-1) ?? { acts: [], draft: null }
    if (random.chance(0.3)) {
      const draft: Draft = { kind: 'message', ticketId, mode: 'reply', text: `Half a sentence ${commit}` }
      await core.value('draft.keep', { draft })
      contents.push({ ...before, draft: draft.text })
    } else {
      const { act } = author.next()
      await core.value('act.perform', { act })
      // Parsed, as the console keeps it: without blank space at its ends.
      contents.push({ ...before, acts: [...before.acts, actSchema.parse(act)] })
    }
    // Closing folds the journal into the file; what comes after it begins a new one.
    if (isFolded && commit === commits / 2) {
      await core.control({ do: 'stop' })
      await core.kill()
      core = startCoreProcess()
      await open(core, profile, person)
      journals.length = 0
    }
    journals.push(readFileSync(`${file}-wal`))
  }
  await core.kill()
  const work = readFileSync(file)
  return { work, journals, contents, place: file.slice(profile.length + 1) }
}

async function open(core: CoreProcess, profile: string, person: Person): Promise<void> {
  const { serviceUrl } = person
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) throw new Error(started.failure.message)
}

/** Null where the console shows exactly what was there after one of the commits. */
async function judgeOpening(core: CoreProcess, profile: string, killed: Killed): Promise<string | null> {
  const { serviceUrl } = person
  const plain = countActs(join(profile, killed.place))
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) return `refused: ${started.failure.code} ${started.failure.message}`
  try {
    const listed = await core.call('outbox.list', undefined)
    const drafts = await core.call('drafts.list', undefined)
    if (!listed.ok || !drafts.ok) return 'could not be read'
    const acts = listed.value.toReversed().map((entry) => entry.act)
    const [draft] = drafts.value
    const shown: Content = { acts, draft: draft?.kind === 'message' ? draft.text : null }
    if (killed.contents.some((content) => isDeepStrictEqual(content, shown))) return null
    // Told of damage, its author finds more than a moment: what stood behind the damage, too.
    if (started.value.notice !== null) return judgeSalvage(shown, killed, plain)
    return `shows ${acts.length} acts and the draft ${shown.draft ?? '(none)'}, which were never there together`
  } finally {
    await core.control({ do: 'leave' })
  }
}

/** At least what SQLite by itself would show, each act as it was done, once and in order. */
function judgeSalvage(shown: Content, killed: Killed, plain: number): string | null {
  const all = killed.contents.at(-1)?.acts ?? []
  const places = shown.acts.map((act) => all.findIndex((done) => isDeepStrictEqual(done, act)))
  if (places.includes(-1)) return 'shows an act that was never done so'
  if (places.some((place, n) => n > 0 && place <= (places[n - 1] ?? 0)))
    return 'shows acts twice or in another order'
  if (shown.acts.length < plain) return `shows ${shown.acts.length} acts of ${plain} that can be read`
  const isKept = shown.draft === null || killed.contents.some(({ draft }) => draft === shown.draft)
  return isKept ? null : 'shows a draft that was never kept'
}

/** What SQLite finds in the same files by itself. */
function countActs(path: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'desk-plain-'))
  try {
    copyDatabase(path, join(folder, 'copy.db'))
    const database = new DatabaseSync(join(folder, 'copy.db'))
    try {
      return Number(database.prepare('SELECT count(*) AS count FROM act').get()?.['count'])
    } finally {
      database.close()
    }
  } catch {
    // The journal begins with the tables, and may break off before them.
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
