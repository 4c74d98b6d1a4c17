import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ticketIdSchema, type TicketId } from '#shared/protocol/common'
import type { Person } from '#shared/ipc/views'
import { randomFrom, sampleId, type Random } from '#server/sample/random'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { createAuthor, type Author, type Deed } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { cpuSeconds } from './cpu-seconds.ts'
import { createJournal, type Journal } from './journal.ts'
import type { Witness } from './judge.ts'
import { daysAgo, endCore, letIn, profileOf, startPerson } from './offline-people.ts'

const names = ['ada', 'ben', 'cleo', 'dev', 'eli'] as const
/** At most; a fifth as many as there are acts. */
const mostSharedTickets = 200
/** Everybody changes these, the first of them most of all. */
const contestedTickets = 5

/** What five agents did at five consoles while there was no service. */
export interface Month {
  readonly people: readonly { readonly person: Person; readonly token: string }[]
  readonly journals: readonly Journal[]
}

/** A service that is back, and the means to let one of the five reconnect. */
export interface Reconnected {
  readonly service: ServiceProcess
  connect(place: number): Promise<Witness>
  /** How long the service, and the consoles together, have worked since they were started, in s; null where nobody says. */
  worked(): { service: number; consoles: number } | null
}

/**
 * Lets people sync a desk and then work without it, `acts` in all. Their profiles and the desk's data rest under `kept` of
 * the folder, closed. They are five, or fewer where there is little to do.
 */
export async function goOffline(folder: string, seed: number, acts: number): Promise<Month> {
  const count = Math.min(names.length, Math.max(2, Math.floor(acts / 20)))
  const files = join(folder, 'kept')
  const random = randomFrom(seed)
  mkdirSync(join(files, 'desk'), { recursive: true })
  const service = await startService({ env: { DATA_DIR: join(files, 'desk'), ...daysAgo(31) } })
  try {
    const shared = await fileShared(service, random, Math.min(mostSharedTickets, Math.ceil(acts / 5)))
    const people = await Promise.all(names.slice(0, count).map((name) => letIn(service, name, 'agent')))
    const cores = people.map(() => startCoreProcess(daysAgo(30)))
    try {
      await Promise.all(
        people.map(({ person, token }, place) => startPerson(cores[place], files, person, token)),
      )
      await service.stop()
      const journals = await Promise.all(
        cores.map((core, place) => workAlone(core, place, seed, shared, Math.ceil(acts / count))),
      )
      return { people, journals }
    } finally {
      await Promise.all(cores.map(endCore))
    }
  } finally {
    await service.clean()
  }
}

/** Brings the service back on these files. */
export async function reconnect(month: Month, files: string): Promise<Reconnected> {
  const service = await startService({ env: { DATA_DIR: join(files, 'desk') } })
  const cores: CoreProcess[] = []
  return {
    service,
    worked() {
      const own = cpuSeconds(service.child.pid)
      const theirs = cores.map(({ child }) => cpuSeconds(child.pid) ?? 0)
      return own === null ? null : { service: own, consoles: theirs.reduce((sum, one) => sum + one, 0) }
    },
    async connect(place) {
      const [one, journal] = [month.people[place], month.journals[place]]
      if (one === undefined || journal === undefined) throw new Error('There are five of them.')
      const core = startCoreProcess()
      cores.push(core)
      const { person, token } = one
      await startPerson(core, files, { ...person, serviceUrl: service.url }, token)
      return { core, journal, profile: profileOf(files, names[place] ?? '') }
    },
  }
}

async function fileShared(service: ServiceProcess, random: Random, count: number): Promise<TicketId[]> {
  const ids: TicketId[] = []
  for (let n = 0; n < count; n += 1) {
    const id = ticketIdSchema.parse(sampleId(random, Date.UTC(2026, 0, 1)))
    const body = { id, ...newTicket({ subject: `Shared ${n}` }) }
    await callApi(service.url, service.token, 'POST', '/v1/tickets', { body })
    ids.push(id)
  }
  return ids
}

async function workAlone(
  core: CoreProcess,
  place: number,
  seed: number,
  shared: readonly TicketId[],
  acts: number,
): Promise<Journal> {
  const name = names[place] ?? ''
  const random = randomFrom(seed * 31 + place)
  const author = createAuthor(name, random)
  const journal = createJournal(name)
  const contested = shared.slice(0, contestedTickets)
  for (let n = 0; n < acts; n += 1) await journal.perform(core, nextDeed(author, random, shared, contested))
  await journal.keepDraft(core, { kind: 'new-ticket', groupName: '', firstName: '', lastName: '', email: '', phone: '', urgency: null, subject: '', description: `Half a sentence of ${name}` }) // prettier-ignore
  return journal
}

/** Mostly notes on anybody's tickets and changes of own ones; a few changes where everybody changes something. */
function nextDeed(
  author: Author,
  random: Random,
  shared: readonly TicketId[],
  contested: readonly TicketId[],
): Deed {
  const choice = random.next()
  const [anybodys = shared[0], own] = [
    shared[random.integer(0, shared.length - 1)],
    author.tickets[random.integer(0, Math.max(0, author.tickets.length - 1))],
  ]
  const hot = contested[random.chance(0.5) ? 0 : random.integer(0, contested.length - 1)]
  if (anybodys === undefined || hot === undefined) throw new Error('Nothing was shared.')
  if (choice < 0.05 || own === undefined) return author.file()
  if (choice < 0.08) return author.move(hot)
  if (choice < 0.1) return author.rename(hot)
  if (choice < 0.15) return author.note(hot)
  if (choice < 0.3) return random.chance(0.5) ? author.rename(own) : author.move(own)
  return author.note(random.chance(0.7) ? anybodys : own)
}
