import type { Browser, Page } from '@playwright/test'
import { startConsole } from '../support/console-process.ts'
import type { ServiceProcess } from '../support/service-process.ts'
import { copyProfile, patience, startFilled, type FilledDesk } from './filled-desk.ts'
import { installPaintClock } from './painted.ts'

/** A filled desk's service and a console that is level with it, its queue in view with the newest ticket on top. */
export interface LiveDesk {
  readonly service: ServiceProcess
  readonly page: Page
  close(): Promise<void>
}

export async function openLiveDesk(browser: Browser, desk: FilledDesk, name: string): Promise<LiveDesk> {
  const service = await startFilled(desk)
  const profile = copyProfile(desk, name)
  const host = await startConsole({
    args: ['--profile', profile.path, '--service', service.url],
    token: service.token,
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await installPaintClock(page)
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  const byNumber = page.getByRole('columnheader', { name: 'Number' })
  while ((await byNumber.getAttribute('aria-sort')) !== 'descending') await byNumber.click()
  return {
    service,
    page,
    async close() {
      await page.close()
      await host.stop()
      await service.stop()
      profile.remove()
    },
  }
}
