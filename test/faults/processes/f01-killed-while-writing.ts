import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ticketIdSchema } from '#shared/protocol/common'
import type { Person } from '#shared/ipc/views'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import type { Fault, FaultOptions, Outcome } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { createJournal, type Journal } from './journal.ts'
import { judge } from './judge.ts'
import { folderOfPerson, integrityOf } from './local-files.ts'
import { markOf } from './read-console.ts'

/** One profile, and one service, lives through this many kills; its outbox stays short enough to be listed whole. */
const killsPerProfile = 25

/** No act is about it, so no act takes its draft away. */
const untouched = ticketIdSchema.parse('untouched')

/** A console killed again and again while it writes what it is told, beside a real service that it sends to. */
export const killedWhileWriting: Fault = {
  id: 'F1',
  fault: 'SIGKILL of the console while it writes the outbox',
  checked:
    'after each restart every acknowledged act and draft is listed, once, in order; both files pass integrity_check; in the end all are on the service once',
  full: 1000,
  quick: 4,
  brief: 1,
  async run(options: FaultOptions): Promise<Outcome> {
    const violations: string[] = []
    for (let done = 0; done < options.cycles; done += killsPerProfile) {
      const cycles = Math.min(killsPerProfile, options.cycles - done)
      const seed = options.seed + done
      const found = await liveThrough(seed, cycles).catch((thrown: unknown) => [
        `broke off: ${String(thrown)}`,
      ])
      violations.push(...found.map((what) => `seed ${seed}: ${what}`))
      if (options.cycles > killsPerProfile) options.tell(`${done + cycles} of ${options.cycles}`)
    }
    return { runs: options.cycles, violations, notes: [], skipped: null }
  },
}

async function liveThrough(seed: number, kills: number): Promise<string[]> {
  const service = await startService()
  const profile = await makeProfile()
  const journal = createJournal('ada')
  const random = randomFrom(seed)
  const author = createAuthor('ada', random)
  const violations: string[] = []
  let person: Person | null = null
  let core = startCoreProcess()
  try {
    person = await signIn(core, profile.path, service.url, service.token)
    for (let kill = 0; kill < kills; kill += 1) {
      await writeUntilKilled(core, journal, author, random)
      violations.push(...integrity(profile.path).map((what) => `kill ${kill + 1}: ${what}`))
      core = startCoreProcess()
      await restart(core, profile.path, service, person)
      violations.push(...(await missing(core, journal)).map((what) => `kill ${kill + 1}: ${what}`))
    }
    violations.push(...(await judge(service, [{ core, journal }])))
    return violations
  } finally {
    await core.kill()
    await service.clean()
    await profile.remove()
  }
}

/** Several acts at once, as quick fingers make them, and the kill somewhere among their answers. */
async function writeUntilKilled(
  core: CoreProcess,
  journal: Journal,
  author: ReturnType<typeof createAuthor>,
  random: Random,
): Promise<void> {
  const count = random.integer(1, 12)
  const killAfter = random.integer(0, count)
  const delay = random.next() * 4
  let answered = 0
  let enough: () => void = () => undefined
  const isEnough = new Promise<void>((resolve) => (enough = resolve))
  const heard = () => void (++answered >= killAfter && enough())
  for (let n = 0; n < count; n += 1) {
    const deed = author.next()
    void journal.perform(core, deed).then(heard)
    if (random.chance(0.4))
      void journal.keepDraft(core, {
        kind: 'message',
        ticketId: untouched,
        mode: 'reply',
        text: `Half a sentence, ${journal.deeds.length} acts in`,
      })
  }
  if (killAfter > 0) await isEnough
  await pause(delay)
  await core.kill()
}

async function restart(
  core: CoreProcess,
  profile: string,
  service: ServiceProcess,
  person: Person,
): Promise<void> {
  const { url: serviceUrl, token } = service
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) throw new Error(`The console did not start: ${started.failure.message}`)
  if (started.value.notice !== null) throw new Error(`A file was damaged: ${started.value.notice.message}`)
}

function integrity(profile: string): string[] {
  const folder = folderOfPerson(profile)
  return ['work.db', 'cache.db']
    .map((name) => `${name}: ${integrityOf(join(folder, name))}`)
    .filter((line) => !line.endsWith(': ok'))
}

/** What is not as it was answered: acknowledged acts that are not listed once, or not in the order of asking. */
async function missing(core: CoreProcess, journal: Journal): Promise<string[]> {
  const listed = (await core.value('outbox.list', undefined)).toReversed().map(markOf)
  const asked = journal.deeds.map(({ deed }) => deed.mark)
  const places = new Map(asked.map((mark, place) => [mark, place]))
  const drafts = journal.drafts(await core.value('drafts.list', undefined))
  return [
    ...journal.deeds
      .filter(({ acknowledged, deed }) => acknowledged && !listed.includes(deed.mark))
      .map(({ deed }) => `${deed.mark} was acknowledged and is not listed`),
    ...(new Set(listed).size === listed.length ? [] : ['an act is listed twice']),
    ...listed.filter((mark) => !places.has(mark)).map((mark) => `${mark} is listed and nobody did it`),
    ...listed
      .filter((mark, n) => n > 0 && (places.get(mark) ?? 0) < (places.get(listed[n - 1] ?? '') ?? 0))
      .map((mark) => `${mark} is out of order`),
    ...drafts
      .filter(({ kept, unanswered, found }) => found === null || ![kept, ...unanswered].includes(found))
      .map(({ place }) => `the draft at ${place} is not what was kept`),
  ]
}
