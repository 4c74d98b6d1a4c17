import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { actSchema } from '#shared/ipc/act'
import { draftSchema, type Draft } from '#shared/ipc/drafts'
import { ticketIdSchema } from '#shared/protocol/common'
import type { Person } from '#shared/ipc/views'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { runCycles, skippedBecause, type Fault } from '../fault.ts'
import { createAuthor, type Deed } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { damageFile, damageJournal } from './damage.ts'
import { createJournal } from './journal.ts'
import { caughtUp, settle } from './judge.ts'
import { folderOfPerson } from './local-files.ts'
import { missingReader, readDamaged, readKeptAside } from './read-damaged.ts'
import { markOf } from './read-console.ts'
import { marksIn, readDesk } from './read-desk.ts'

/** A console's files with work in them, closed in two ways: folded, and with their journals beside them. */
interface Bases {
  readonly folded: string
  readonly killed: string
  readonly person: Person
  /** What the service had before. */
  readonly sent: readonly Deed[]
  /** What has not left, in order. */
  readonly unsent: readonly Deed[]
  readonly drafts: readonly Draft[]
}

/** What nothing stumbles over is found by the walk through the cache, a minute after the start; in ms. */
const longestUntilFound = 110_000

export const corruptFiles: Fault = {
  id: 'F8',
  fault: 'damaged work.db and cache.db: pages, header, cut, journal missing or of another file',
  checked:
    'the console starts and answers; every unsent act and draft that SQLite or its .recover reads is listed, once, in order, as it was done, or kept aside word for word where other cells of its row are damaged; fewer than were there only with a word about it; then it catches up with the service',
  full: 200,
  quick: 12,
  brief: 2,
  async run(options) {
    const missing = missingReader()
    if (missing !== null) return skippedBecause(missing)
    const service = await startService()
    const line = await startProxy(service.url)
    const profile = await makeProfile()
    try {
      const bases = await makeBases(profile.path, service, line, options.seed)
      const outcome = await runCycles(options, async (seed) => {
        const copy = join(profile.path, 'copy')
        const random = randomFrom(seed)
        const base = random.chance(0.5) ? bases.folded : bases.killed
        rmSync(copy, { recursive: true, force: true })
        cpSync(base, copy, { recursive: true })
        const what = damageOne(random, folderOfPerson(copy), folderOfPerson(bases.killed))
        const found = await judgeStart(copy, bases, service, line)
        return found.map((violation) => `${what}: ${violation}`)
      })
      const doubled = doubles((await readDesk(service)).marks)
      return { ...outcome, violations: [...outcome.violations, ...doubled] }
    } finally {
      await line.close()
      await service.clean()
      await profile.remove()
    }
  },
}

function doubles(marks: readonly string[]): string[] {
  return [...new Set(marks.filter((mark, n) => marks.indexOf(mark) !== n))].map((mark) => `${mark} twice`)
}

async function makeBases(
  profile: string,
  service: ServiceProcess,
  line: Proxy,
  seed: number,
): Promise<Bases> {
  const core = startCoreProcess()
  const journal = createJournal('ada')
  const author = createAuthor('ada', randomFrom(seed))
  const own = join(profile, 'own')
  const person = await signIn(core, own, line.url, service.token)
  const sent: Deed[] = []
  for (let n = 0; n < 40; n += 1) {
    const deed = author.next()
    await journal.perform(core, deed)
    sent.push(deed)
  }
  await settle({ core, journal })
  line.cut()
  const unsent: Deed[] = []
  const drafts: Draft[] = []
  for (let n = 0; n < 30; n += 1) {
    const deed = author.next()
    if (!(await journal.perform(core, deed))) throw new Error('An act was refused.')
    unsent.push(deed)
  }
  for (const name of ['one', 'two', 'three']) {
    const ticketId = ticketIdSchema.parse(`untouched-${name}`)
    const text = `Half a sentence ${name} `.repeat(200)
    drafts.push({ kind: 'message', ticketId, mode: 'note', text })
    await core.value('draft.keep', { draft: { kind: 'message', ticketId, mode: 'note', text } })
  }
  const killed = join(profile, 'killed')
  core.pause()
  cpSync(own, killed, { recursive: true })
  core.resume()
  await core.control({ do: 'leave' })
  await core.kill()
  return { folded: own, killed, person, sent, unsent, drafts }
}

/** Damages one file of a person's folder; answers what, in words. */
function damageOne(random: Random, folder: string, otherFolder: string): string {
  const name = random.chance(0.6) ? 'work.db' : 'cache.db'
  const file = join(folder, name)
  const journal = `${file}-wal`
  const hasJournal = existsSync(journal)
  const choice = random.next()
  if (hasJournal && choice < 0.1) {
    rmSync(journal)
    return `${name} without its journal`
  }
  if (hasJournal && choice < 0.4) {
    const { bytes, what } = damageJournal(random, readFileSync(journal), [Buffer.alloc(0)])
    writeFileSync(journal, bytes)
    return `journal of ${name}, ${what}`
  }
  if (choice < 0.45) {
    const other = name === 'work.db' ? 'cache.db-wal' : 'work.db-wal'
    writeFileSync(journal, readFileSync(join(otherFolder, other)))
    return `${name} with the journal of another file`
  }
  const { bytes, what } = damageFile(random, readFileSync(file))
  writeFileSync(file, bytes)
  return `${name}, ${what}`
}

async function judgeStart(
  profile: string,
  bases: Bases,
  service: ServiceProcess,
  line: Proxy,
): Promise<string[]> {
  const { person } = bases
  const readable = readDamaged(join(folderOfPerson(profile), 'work.db'))
  line.cut()
  const core = startCoreProcess()
  try {
    const { serviceUrl } = person
    const { token } = service
    const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
    if (!started.ok) return [`did not start: ${started.failure.code} ${started.failure.message}`]
    const aside = readKeptAside(join(folderOfPerson(profile), 'work.db'))
    const violations = await compare(core, bases, readable, { isTold: started.value.notice !== null, aside })
    line.mend()
    await core.call('connection.retry', undefined)
    await settle({ core, journal: createJournal('ada') }, longestUntilFound)
    return [...violations, ...(await differences(core, service))]
  } finally {
    await core.kill()
  }
}

async function compare(
  core: CoreProcess,
  bases: Bases,
  readable: ReturnType<typeof readDamaged>,
  { isTold, aside }: { isTold: boolean; aside: string },
): Promise<string[]> {
  const outbox = await core.call('outbox.list', undefined)
  const drafts = await core.call('drafts.list', undefined)
  if (!outbox.ok) return [`the outbox cannot be read: ${outbox.failure.message}`]
  if (!drafts.ok) return [`the drafts cannot be read: ${drafts.failure.message}`]
  const entries = outbox.value.toReversed().filter(({ state }) => state.kind !== 'sent')
  const listed = entries.map(({ act }) => JSON.stringify(actSchema.parse(act)))
  const sent = new Set(bases.sent.map(({ act }) => JSON.stringify(actSchema.parse(act))))
  const done = bases.unsent.map(({ act }) => JSON.stringify(actSchema.parse(act)))
  const kept = drafts.value.map((draft) => JSON.stringify(draftSchema.parse(draft)))
  const typed = bases.drafts.map((draft) => JSON.stringify(draftSchema.parse(draft)))
  const violations: string[] = []
  const places = listed.map((act) => done.indexOf(act))
  for (const [n, place] of places.entries()) {
    const entry = entries[n]
    const mark = entry === undefined ? '' : markOf(entry)
    // One that was sent before and asks its author now is in doubt, not wrong; nor is one of a moment before it was sent,
    // which goes out once more under its key.
    const wasSent = sent.has(listed[n] ?? '')
    if (place === -1 && !wasSent && entry?.state.kind !== 'needs-you')
      violations.push(`${mark} was never done so`)
    if (place !== -1 && places.indexOf(place) !== n) violations.push(`${mark} is listed twice`)
    const before = places[n - 1] ?? -1
    if (place !== -1 && before > place) violations.push(`${mark} is out of order`)
  }
  const isAside = (act: string) => marksIn(act).some((mark) => aside.includes(mark))
  const lost = done.filter((act) => readable.unsent.has(act) && !listed.includes(act) && !isAside(act)).length
  if (lost > 0) violations.push(`${lost} unsent acts are readable and not listed`)
  const lostDrafts = typed.filter((draft) => readable.drafts.has(draft) && !kept.includes(draft)).length
  if (lostDrafts > 0) violations.push(`${lostDrafts} drafts are readable and not shown`)
  const gone = done.filter((act) => !listed.includes(act))
  const isPrefix = gone.every((act) => done.indexOf(act) >= done.length - gone.length)
  if (gone.length > 0 && !isTold && !isPrefix)
    violations.push(`${gone.length} unsent acts are gone without a word`)
  return violations
}

/** Once it has caught up, the console shows what the service has. */
async function differences(core: CoreProcess, service: ServiceProcess): Promise<string[]> {
  const { rows } = await readDesk(service)
  const own = await caughtUp(core, rows)
  return [...new Set([...rows.keys(), ...own.keys()])]
    .filter((row) => rows.get(row) !== own.get(row))
    .map(
      (row) =>
        `${row}: the service has ${rows.get(row) ?? 'nothing'}, the console ${own.get(row) ?? 'nothing'}`,
    )
}
