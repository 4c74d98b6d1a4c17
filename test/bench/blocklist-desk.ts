import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { BlockOperation } from '../../shared/protocol/blocklist.ts'
import { groupIdSchema, operationIdSchema, type OperationId } from '../../shared/protocol/common.ts'
import { startConsole } from '../support/console-process.ts'
import { callApi } from '../support/desk.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'
import { patience } from './filled-desk.ts'

/** On every group of this desk lies one block. */
export interface BlocklistSize {
  readonly entries: number
  /** Operations on each of them, the block included. */
  readonly operationsOnEach: number
}

const day = 86_400_000
/** In one request; the service takes up to 500. */
const operationsAtOnce = 500
const groupsAtOnce = 1000

/** A profile that has synced a desk with a long blocklist. The service is stopped. */
export async function fillBlocklist(
  browser: Browser,
  folder: string,
  size: BlocklistSize,
): Promise<{ profile: string; service: Pick<ServiceProcess, 'url' | 'token'> }> {
  const { entries, operationsOnEach } = size
  console.log(`filling a blocklist of ${entries} entries and ${entries * operationsOnEach} operations`)
  const env = { DATA_DIR: join(folder, 'blocklist-desk'), DESK_SAMPLE_TICKETS: '1000', DESK_SAMPLE_SEED: '1' }
  const service = await startService({ env })
  const groups = await importGroups(service, entries)
  const operations = groups.flatMap((groupId) => operationsOn(groupId, operationsOnEach))
  for (let start = 0; start < operations.length; start += operationsAtOnce)
    await callApi(service.url, service.token, 'POST', '/v1/blocklist/operations', {
      body: { operations: operations.slice(start, start + operationsAtOnce) },
    })
  const profile = join(folder, 'blocklist-profile')
  const { url, token } = service
  const host = await startConsole({ args: ['--profile', profile, '--service', url], token })
  const page = await browser.newPage()
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  await page.close()
  await host.stop()
  await service.stop()
  return { profile, service: { url, token } }
}

async function importGroups(service: ServiceProcess, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < count; start += groupsAtOnce) {
    const names = Array.from(
      { length: Math.min(groupsAtOnce, count - start) },
      (_, n) => `Blocked ${start + n}`,
    )
    const made = await Promise.all(
      names.map((name) =>
        callApi(service.url, service.token, 'POST', '/v1/groups', { body: { id: randomUUID(), name } }),
      ),
    )
    ids.push(...made.map(({ body }) => groupIdSchema.parse((body as { id: unknown }).id)))
  }
  return ids
}

/** A block, and what three administrators made of it since: each extended, shortened or reworded, knowing the last. */
export function operationsOn(group: string, count: number): BlockOperation[] {
  const groupId = groupIdSchema.parse(group)
  const ids = Array.from({ length: count }, () => operationIdSchema.parse(randomUUID()))
  const madeAt = (nth: number) => ({ ms: Date.now() - (count - nth) * day, counter: 0, node: 'bench' })
  const until = (nth: number) => new Date(Date.now() + (30 + nth) * day).toISOString()
  return ids.map((id, nth) => {
    const after = nth === 0 ? [] : [ids[nth - 1] ?? id]
    const common = { id, groupId, after, reason: `Reason ${nth}`, madeAt: madeAt(nth) }
    if (nth === 0) return { ...common, act: 'block', targets: [], until: until(0) }
    const targets: OperationId[] = [ids[0] ?? id]
    return nth % 2 === 0
      ? { ...common, act: 'edit-reason', targets }
      : { ...common, act: 'extend', targets, until: until(nth) }
  })
}
