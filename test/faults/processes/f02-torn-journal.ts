import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
import { startCoreProcess, type CoreProcess } from './core-process.ts'
import { damageJournal } from './damage.ts'
import { folderOfPerson } from './local-files.ts'

/** No service: the journal holds what was done here, and nothing moves meanwhile. */
const person = personAt('http://127.0.0.1:9')
const token = 'nobody-asks-for-it'
const commits = 60

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
  checked: 'opening shows the acts and drafts of exactly one earlier moment, whole and in order',
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

/** Does and types sixty things, looks at the journal after each, and is killed. */
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
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) return `refused: ${started.failure.code} ${started.failure.message}`
  try {
    if (started.value.notice !== null) return `called damaged: ${started.value.notice.message}`
    const listed = await core.call('outbox.list', undefined)
    const drafts = await core.call('drafts.list', undefined)
    if (!listed.ok || !drafts.ok) return 'could not be read'
    const acts = listed.value.toReversed().map((entry) => entry.act)
    const [draft] = drafts.value
    const shown: Content = { acts, draft: draft?.kind === 'message' ? draft.text : null }
    if (killed.contents.some((content) => isDeepStrictEqual(content, shown))) return null
    return `shows ${acts.length} acts and the draft ${shown.draft ?? '(none)'}, which were never there together`
  } finally {
    await core.control({ do: 'leave' })
  }
}
