import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ActOf } from '#shared/ipc/act'
import type { Person } from '#shared/ipc/views'
import { groupIdSchema, operationIdSchema, type GroupId, type OperationId } from '#shared/protocol/common'
import { randomFrom, type Random } from '#server/sample/random'
import { callApi } from '../../support/desk.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { daysAgo, endCore, letIn, startPerson } from './offline-people.ts'

const names = ['ada', 'ben', 'cleo'] as const
const day = 86_400_000
/** Twenty acts a group, so that the three meet on every one of them. */
const actsOnEachGroup = 20

type Operation = ActOf<'change-blocklist'>

/** What three administrators did to the blocklist while there was no service. */
export interface AdminsMonth {
  readonly people: readonly { readonly person: Person; readonly token: string }[]
  readonly groupIds: readonly GroupId[]
  /** How many operations each of them made. */
  readonly made: readonly number[]
}

/**
 * Lets three administrators sync a desk with a block on every group, and then change the list without it, `acts` in all.
 * Their profiles and the desk's data rest under `kept` of the folder, closed.
 */
export async function blockOffline(folder: string, seed: number, acts: number): Promise<AdminsMonth> {
  const files = join(folder, 'kept')
  mkdirSync(join(files, 'desk'), { recursive: true })
  const service = await startService({ env: { DATA_DIR: join(files, 'desk'), ...daysAgo(31) } })
  const groupIds = await makeGroups(service, Math.max(2, Math.ceil(acts / actsOnEachGroup)))
  const people = await Promise.all(names.map((name) => letIn(service, name, 'admin')))
  const cores = people.map(() => startCoreProcess(daysAgo(30)))
  try {
    for (const [place, { person, token }] of people.entries())
      await startPerson(cores[place], files, person, token)
    const known = await blockAll(cores[0], groupIds)
    for (const core of cores)
      await until('the first blocks to be here', async () => {
        const { total } = await core.value('blocklist.window', { show: 'current', text: '', after: null })
        return total === groupIds.length
      }) // prettier-ignore
    await service.stop()
    const made = await Promise.all(
      cores.map((core, place) =>
        changeAlone(core, randomFrom(seed * 31 + place), known, Math.ceil(acts / cores.length)),
      ),
    )
    return { people, groupIds, made }
  } finally {
    await Promise.all(cores.map(endCore))
    await service.clean()
  }
}

async function makeGroups(service: ServiceProcess, count: number): Promise<GroupId[]> {
  const ids = Array.from({ length: count }, (_, nth) => groupIdSchema.parse(`group-${nth}`))
  for (const [nth, id] of ids.entries()) {
    const body = { id, name: `Group number ${nth}` }
    await callApi(service.url, service.token, 'POST', '/v1/groups', { body })
  }
  return ids
}

/** An entry as its author believes it stands. */
interface KnownEntry {
  readonly id: OperationId
  readonly groupId: GroupId
  /** Null: open-ended. */
  readonly until: number | null
}

async function blockAll(core: CoreProcess | undefined, groupIds: readonly GroupId[]): Promise<KnownEntry[]> {
  const known: KnownEntry[] = []
  for (const groupId of groupIds) {
    const entry = { id: operationIdSchema.parse(randomUUID()), groupId, until: null }
    await core?.value('act.perform', { act: { ...operation(entry), act: 'block', until: null } })
    known.push(entry)
  }
  await until('the first blocks to be sent', async () => {
    return (await core?.value('connection.read', undefined))?.waiting === 0
  }, 60_000) // prettier-ignore
  return known
}

/** Blocks, lifts, extends, shortens and rewords, of everything that this person knows of. Returns how many. */
async function changeAlone(
  core: CoreProcess,
  random: Random,
  shared: readonly KnownEntry[],
  acts: number,
): Promise<number> {
  const entries = [...shared]
  for (let n = 0; n < acts; n += 1) {
    const place = random.integer(0, entries.length - 1)
    const entry = entries[place]
    if (entry === undefined) throw new Error('Everything was lifted.')
    // With one entry left there is nothing that may be lifted: its author would have nothing to do any more.
    const { act, after } = nextChange(entry, random, entries.length > 1)
    await core.value('act.perform', { act })
    // What was lifted is over for good; a block of one's own can be changed from now on.
    if (act.act === 'lift') entries.splice(place, 1, ...(after === null ? [] : [after]))
    else if (act.act === 'block') entries.push(...(after === null ? [] : [after]))
    else if (after !== null) entries[place] = after
  }
  return acts
}

function nextChange(
  entry: KnownEntry,
  random: Random,
  mayLift: boolean,
): { act: Operation; after: KnownEntry | null } {
  const id = operationIdSchema.parse(randomUUID())
  const plain = { ...operation({ ...entry, id }), targets: [entry.id], reason: `Reason ${id}` }
  const choice = random.next()
  const ends = entry.until ?? Date.now() + random.integer(200, 400) * day
  if (choice < 0.25) {
    const until = random.chance(0.3) ? null : Date.now() + random.integer(100, 300) * day
    return {
      act: { ...plain, act: 'block', targets: [], until: instant(until) },
      after: { ...entry, id, until },
    }
  }
  if (choice < 0.4 && mayLift) {
    return { act: { ...plain, act: 'lift' }, after: null }
  }
  if (choice < 0.6 && entry.until !== null) {
    const until = entry.until + random.integer(1, 30) * day
    return { act: { ...plain, act: 'extend', until: instant(until) }, after: { ...entry, until } }
  }
  if (choice < 0.8) {
    const until = ends - random.integer(1, 9) * 3_600_000
    return { act: { ...plain, act: 'shorten', until: instant(until) }, after: { ...entry, until } }
  }
  return { act: { ...plain, act: 'edit-reason' }, after: entry }
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

function operation({ id, groupId }: Pick<KnownEntry, 'id' | 'groupId'>): Operation {
  return {
    kind: 'change-blocklist',
    operationId: id,
    groupId,
    act: 'block',
    targets: [],
    reason: 'Known from the beginning',
    evidence: [],
  }
}
