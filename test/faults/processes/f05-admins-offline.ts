import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blocklistSchema } from '#shared/protocol/blocklist'
import type { GroupId } from '#shared/protocol/common'
import { callApi } from '../../support/desk.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import type { Fault, FaultOptions, Outcome } from '../fault.ts'
import { blockOffline, type AdminsMonth } from './admins-month.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { findFaketime } from './fake-clock.ts'
import { endCore, startPerson } from './offline-people.ts'

/** All the orders in which three can come back. */
const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] as const // prettier-ignore
/** In ms; beyond it nothing is on its way any more. */
const longestWait = 15 * 60_000
const lookEvery = 250

/** `cycles` counts the acts. */
export const adminsOffline: Fault = {
  id: 'F5',
  fault: '30 days offline, 3 administrators change the blocklist, and come back in all 6 orders',
  checked:
    'every operation is on the desk; all three consoles show the same list as the desk; the list is the same whatever the order; the chain verifies everywhere',
  full: 10_000,
  quick: 150,
  brief: 36,
  run: runAdmins,
}

async function runAdmins({ seed, cycles, tell }: FaultOptions): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-admins-'))
  const violations: string[] = []
  const took: number[] = []
  let first: string | null = null
  try {
    const month = await blockOffline(folder, seed, cycles)
    tell(`${month.made.reduce((sum, one) => sum + one, 0)} operations are in three outboxes`)
    for (const order of orders) {
      const copy = join(folder, 'copy')
      rmSync(copy, { recursive: true, force: true })
      cpSync(join(folder, 'kept'), copy, { recursive: true })
      const back = await comeBack(month, copy, order)
      first ??= back.list
      if (back.list !== first) back.violations.push('another list than after the first order')
      violations.push(...back.violations.map((what) => `seed ${seed}, order ${order.join('')}: ${what}`))
      took.push(back.took)
      tell(`order ${order.join('')}: ${(back.took / 1000).toFixed(1)} s`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const clock =
    findFaketime() === null
      ? 'the clock was not moved: faketime is not installed'
      : 'done under a clock 30 days back'
  return {
    runs: cycles,
    violations,
    notes: [`pushed in ${(Math.max(...took) / 1000).toFixed(1)} s at most`, clock],
    skipped: null,
  }
}

interface ComeBack {
  readonly violations: string[]
  /** In ms, until all was pushed. */
  readonly took: number
  /** What the desk makes of it, without what the order of arrival may decide: as text. */
  readonly list: string
}

async function comeBack(month: AdminsMonth, files: string, order: readonly number[]): Promise<ComeBack> {
  const service = await startService({ env: { DATA_DIR: join(files, 'desk') } })
  const cores = month.people.map(() => startCoreProcess())
  const violations: string[] = []
  try {
    const began = performance.now()
    for (const place of order) {
      const one = month.people[place]
      if (one !== undefined)
        await startPerson(cores[place], files, { ...one.person, serviceUrl: service.url }, one.token)
    }
    await Promise.all(cores.map((core) => allSent(core)))
    const took = performance.now() - began
    const wanted = month.made.reduce((sum, one) => sum + one, month.groupIds.length)
    const list = await readList(service)
    for (const [place, core] of cores.entries())
      violations.push(...(await judgeConsole(core, month, wanted, `console ${place}`)))
    const shown = await Promise.all(cores.map((core) => readGroups(core, month.groupIds)))
    for (const [place, one] of shown.entries())
      if (one !== shown[0]) violations.push(`console ${place} shows another list than console 0`)
    const own = await consoleEntries(cores[0], month.groupIds)
    if (own !== list) violations.push('the consoles show other entries than the desk has')
    return { violations, took, list }
  } finally {
    await Promise.all(cores.map(endCore))
    await service.clean()
  }
}

async function allSent(core: CoreProcess): Promise<void> {
  await until('everything to be sent', async () => {
    const { waiting, needsYou, state } = await core.value('connection.read', undefined)
    return state.kind === 'online' && waiting === 0 && needsYou === 0
  }, longestWait, lookEvery) // prettier-ignore
}

/** Every operation has come back to it, nothing of them is its own secret, and the chain holds. */
async function judgeConsole(
  core: CoreProcess,
  { groupIds }: AdminsMonth,
  wanted: number,
  name: string,
): Promise<string[]> {
  const found: string[] = []
  await until(`${name} to hold all operations`, async () => {
    return (await core.value('blocklist.verify', undefined)).operations >= wanted
  }, 60_000).catch((thrown: unknown) => found.push(String(thrown))) // prettier-ignore
  const report = await core.value('blocklist.verify', undefined)
  if (report.kind !== 'holds') found.push(`${name}: the chain is ${JSON.stringify(report)}`)
  if (report.operations !== wanted) found.push(`${name} holds ${report.operations} operations of ${wanted}`)
  const status = await core.value('blocklist.status', undefined)
  if (status.onlyHere > 0 || status.alarm !== null) found.push(`${name} says ${JSON.stringify(status)}`)
  for (const groupId of groupIds) {
    const group = await core.value('blocklist.group', { groupId })
    const open = group?.operations.filter(({ enforcement }) => enforcement.kind !== 'enforced') ?? []
    if (group === null || open.length > 0) found.push(`${name}: ${groupId} is not all enforced`)
  }
  return found
}

/** All that is shown of every group but the order of arrival. */
async function readGroups(core: CoreProcess, groupIds: readonly GroupId[]): Promise<string> {
  const groups = await Promise.all(groupIds.map((groupId) => core.value('blocklist.group', { groupId })))
  return JSON.stringify(groups)
}

/** Every entry as the desk and a console both tell it: what is in force until when, for which reason. */
interface Told {
  id: string
  until: string | null
  reason: string
  isLifted: boolean
}

async function consoleEntries(core: CoreProcess | undefined, groupIds: readonly GroupId[]): Promise<string> {
  const told: Told[] = []
  for (const groupId of groupIds) {
    const group = await core?.value('blocklist.group', { groupId })
    for (const { id, until: ends, reason, lifted } of group?.entries ?? [])
      told.push({ id, until: ends === null ? null : new Date(ends).toISOString(), reason, isLifted: lifted !== null }) // prettier-ignore
  }
  return inOrder(told)
}

async function readList(service: ServiceProcess): Promise<string> {
  const told: Told[] = []
  for (let after: string | null = ''; after !== null;) {
    const path = `/v1/blocklist?limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`
    const page = blocklistSchema.parse((await callApi(service.url, service.token, 'GET', path)).body)
    for (const { id, until: ends, reason, lifted } of page.items)
      told.push({ id, until: ends, reason, isLifted: lifted !== null })
    after = page.after
  }
  return inOrder(told)
}

function inOrder(told: readonly Told[]): string {
  return JSON.stringify(told.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
}
