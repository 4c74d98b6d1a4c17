import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'

/** A desk of invented tickets, and a profile that has synced it. */
export interface FilledDesk {
  readonly tickets: number
  readonly dataDir: string
  /** A console's profile with the whole desk in its cache. */
  readonly profile: string
}

/** Long: a hundred thousand tickets are made, sent, stored and indexed first. */
export const patience = 600_000

/** Fills a desk, lets one console sync it to the end, and stops both. */
export async function fillDesk(browser: Browser, folder: string, tickets: number): Promise<FilledDesk> {
  const dataDir = join(folder, `desk-${tickets}`)
  const profile = join(folder, `profile-${tickets}`)
  const service = await startFilled(dataDir, tickets)
  const host = await startConsole({
    args: ['--profile', profile, '--service', service.url],
    token: service.token,
  })
  const page = await browser.newPage()
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  await textIndexed(profile)
  await page.close()
  await host.stop()
  await service.stop()
  return { tickets, dataDir, profile }
}

export function startFilled(dataDir: string, tickets: number): Promise<ServiceProcess> {
  return startService({
    env: { DATA_DIR: dataDir, DESK_SAMPLE_TICKETS: String(tickets), DESK_SAMPLE_SEED: '1' },
  })
}

/** Looks from outside, so that the core does nothing that it would not do anyway. */
export async function textIndexed(profile: string): Promise<void> {
  const [file] = globSync(join(profile, '**', 'cache.db'))
  if (file === undefined) throw new Error(`No cache in ${profile}.`)
  const looking = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  const due = looking.prepare('select exists (select 1 from text_due) as due')
  while (due.get()?.['due'] !== 0) await pause(10)
  looking.close()
}
