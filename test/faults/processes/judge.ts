import type { ServiceProcess } from '../../support/service-process.ts'
import type { CoreProcess } from '../../support/core-process.ts'
import { checkHistory, type ActRecord, type DraftRecord, type Sighting } from '../history.ts'
import { endsInFile } from './ends-in-file.ts'
import { endsOf, type Journal } from './journal.ts'
import { folderOfPerson } from './local-files.ts'
import { readUnderWay, readReplica } from './read-console.ts'
import { readDesk } from './read-desk.ts'
import { until } from '../../support/until.ts'

/** A console with what was asked of it. */
export interface Witness {
  readonly core: CoreProcess
  readonly journal: Journal
  /** Where its files are, if its outbox may be longer than a screen lists. */
  readonly profile?: string
}

/** Waits until nothing is on its way any more, looking every `pauseMs`. Throws in words after `limit` ms. */
export async function settle({ core, journal }: Witness, limit = 60_000, pauseMs?: number): Promise<void> {
  let before = Infinity
  await until(
    `${journal.console} to send everything`,
    async () => {
      const { waiting, state } = await core.value('connection.read', undefined)
      // To list what is left is as much work as to send some of it: only once no more of it leaves.
      const rests = waiting === before
      before = waiting
      if (state.kind !== 'online') return false
      return waiting === 0 || (rests && waiting < 1000 && (await readUnderWay(core)).length === 0)
    },
    limit,
    pauseMs,
  )
}

/** Lets all consoles catch up, then judges everything by the invariants; one line per violation. */
export async function judge(
  service: Pick<ServiceProcess, 'url' | 'token'>,
  witnesses: readonly Witness[],
  { sightings = [], limit = 60_000 }: { sightings?: readonly Sighting[]; limit?: number } = {},
): Promise<string[]> {
  const broken: string[] = []
  for (const witness of witnesses)
    await settle(witness, limit).catch((thrown: unknown) => broken.push(String(thrown)))
  const desk = await readDesk(service)
  const replicas = new Map<string, ReadonlyMap<string, string>>([['service', desk.rows]])
  const acts: ActRecord[] = []
  const drafts: DraftRecord[] = []
  for (const { core, journal, profile } of witnesses) {
    replicas.set(journal.console, await caughtUp(core, desk.rows))
    const listed = endsOf(await core.value('outbox.list', undefined))
    acts.push(...journal.records(profile === undefined ? listed : endsInFile(folderOfPerson(profile))))
    drafts.push(...journal.drafts(await core.value('drafts.list', undefined)))
  }
  const found = checkHistory({ acts, effects: desk.marks, replicas, sightings, drafts })
  return [...broken, ...found.map(({ invariant, what }) => `invariant ${invariant}: ${what}`)]
}

/** A console's rows, once they are those of the service, or what they are after a while. */
export async function caughtUp(
  core: CoreProcess,
  wanted: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  let rows = await readReplica(core, wanted)
  const isEqual = () => rows.size === wanted.size && [...wanted].every(([id, row]) => rows.get(id) === row)
  await until('the rows of the service', async () => {
    if (isEqual()) return true
    rows = await readReplica(core, wanted)
    return isEqual()
  }, 15_000).catch(() => undefined) // prettier-ignore
  return rows
}
