import type { Page } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import type { ServiceProcess } from '../support/service-process.ts'
import type { Bench } from './bench.ts'
import { copyProfile, patience, startFilled, type FilledDesk } from './filled-desk.ts'
import { installPaintClock } from './painted.ts'

/** A filled desk's service and a console that is level with it, its queue in view with the newest ticket on top. */
export interface LiveDesk {
  readonly service: ServiceProcess
  readonly page: Page
}

/** Closed with the question. */
export async function openLiveDesk(
  { browser, later }: Bench,
  desk: FilledDesk,
  name: string,
): Promise<LiveDesk> {
  const service = await startFilled(desk)
  later(service.stop)
  const profile = copyProfile(desk, name)
  later(profile.remove)
  const host = await startConsole({
    args: ['--profile', profile.path, '--service', service.url],
    token: service.token,
  })
  later(host.stop)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  later(() => page.close())
  await installPaintClock(page)
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  const byNumber = page.getByRole('columnheader', { name: 'Number' })
  while ((await byNumber.getAttribute('aria-sort')) !== 'descending') await byNumber.click()
  return { service, page }
}
