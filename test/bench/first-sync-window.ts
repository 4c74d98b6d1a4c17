import { join } from 'node:path'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { patience, startFilled } from './filled-desk.ts'
import { atMost, type Result } from './result.ts'

declare global {
  interface Window {
    longTasks: number[]
  }
}

/** B5's other half: while a console syncs for the first time, no task of its window is long. */
export async function measureWindowMeanwhile({ browser, folder, large, later }: Bench): Promise<Result> {
  const service = await startFilled(await large())
  later(service.stop)
  const host = await startConsole({
    args: ['--profile', join(folder, 'meanwhile'), '--service', service.url],
    token: service.token,
  })
  later(host.stop)
  const page = await browser.newPage()
  later(() => page.close())
  await page.addInitScript(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  // The window's own start has long tasks as well; they belong to B1.
  const tasks = await page.evaluate(() => window.longTasks)
  return {
    id: 'B5',
    what: 'tasks of the window while it syncs, its own start included',
    sides: [],
    verdicts: [atMost('longest task', Math.max(0, ...tasks), 50, 'ms')],
  }
}
