import { cpSync, globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import type { Bridge } from '#shared/ipc/bridge'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { startConsole } from '../support/console-process.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'

/** A desk of invented tickets, and a profile that has synced it. */
export interface FilledDesk {
  readonly tickets: number
  readonly dataDir: string
  /** A console's profile with the whole desk in its cache. For reading only: see `copyProfile`. */
  readonly profile: string
  /** A desk keeps its address from start to start: to a console, another one is another desk. */
  readonly port: number
}

declare global {
  interface Window {
    readonly desk: Bridge
  }
}

/** Long: a hundred thousand tickets are made, sent, stored and indexed first. */
export const patience = 600_000

/** Fills a desk, lets one console sync it to the end, and stops both. */
export async function fillDesk(browser: Browser, folder: string, tickets: number): Promise<FilledDesk> {
  console.log(`filling a desk of ${tickets.toLocaleString('en')} tickets, and syncing it once`)
  const dataDir = join(folder, `desk-${tickets}`)
  const profile = join(folder, `profile-${tickets}`)
  const service = await startFilled({ dataDir, tickets, port: 0 })
  const host = await startConsole({
    args: ['--profile', profile, '--service', service.url],
    token: service.token,
  })
  const page = await browser.newPage()
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  await textIndexed(profile)
  // Every ticket is in the queue, as if all were open: the sample closes nine of ten.
  await page.evaluate((queueView) => window.desk.call('preferences.change', { queueView }), {
    ...defaultQueueView,
    statuses: [],
  })
  await page.close()
  await host.stop()
  await service.stop()
  return { tickets, dataDir, profile, port: Number(new URL(service.url).port) }
}

/** The service of a desk; fills it at its first start. */
export function startFilled(desk: Pick<FilledDesk, 'dataDir' | 'tickets' | 'port'>): Promise<ServiceProcess> {
  return startService({
    env: {
      PORT: String(desk.port),
      DATA_DIR: desk.dataDir,
      DESK_SAMPLE_TICKETS: String(desk.tickets),
      DESK_SAMPLE_SEED: '1',
    },
  })
}

/** A profile that may be written to; `remove` takes it away. */
export function copyProfile({ profile }: FilledDesk, name: string): { path: string; remove: () => void } {
  const path = `${profile}-${name}`
  cpSync(profile, path, { recursive: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The file of one kind that a profile holds, of whoever works with it. */
export function fileIn(profile: string, name: 'cache.db' | 'work.db'): string {
  const [file] = globSync(join(profile, '**', name))
  if (file === undefined) throw new Error(`No ${name} in ${profile}.`)
  return file
}

/** Looks from outside, so that the core does nothing that it would not do anyway. */
export async function textIndexed(profile: string): Promise<void> {
  const looking = new DatabaseSync(fileIn(profile, 'cache.db'), { readOnly: true, timeout: 5000 })
  const due = looking.prepare('select exists (select 1 from text_due) as due')
  while (due.get()?.['due'] !== 0) await pause(10)
  looking.close()
}
