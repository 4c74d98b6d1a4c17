import { join } from 'node:path'
import { startConsole } from '../support/console-process.ts'
import type { Bench } from './bench.ts'
import { patience, startFilled } from './filled-desk.ts'
import { figuresOf } from './measure.ts'
import { atMost, type Result } from './result.ts'

declare global {
  interface Window {
    /** Tasks of 50 ms and more; shorter ones the browser does not tell. Both in ms. */
    longTasks: { startTime: number; duration: number }[]
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
      for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration })
    }).observe({ type: 'longtask' })
  })
  await page.goto(host.address)
  await page.getByRole('button', { name: /^Connection: / }).waitFor({ timeout: patience })
  // Until the window stands, its tasks are those of a start: B1 measures that.
  const stoodAt = await page.evaluate(() => performance.now())
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: patience })
  const tasks = await page.evaluate(() => window.longTasks)
  const durations = (isLater: boolean) =>
    tasks.filter(({ startTime }) => startTime > stoodAt === isLater).map(({ duration }) => duration)
  const meanwhile = durations(true)
  return {
    id: 'B5',
    what: 'tasks of the window of 50 ms and more',
    sides: [figuresOf('while it starts', durations(false)), figuresOf('while it syncs', meanwhile)],
    verdicts: [atMost('longest task while it syncs', Math.max(0, ...meanwhile), 50, 'ms')],
  }
}
