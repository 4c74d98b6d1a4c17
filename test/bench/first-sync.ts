import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Browser } from '@playwright/test'
import { createCoreClient, type CoreClient } from '#main/ipc/host-core-client'
import { startConsole } from '../support/console-process.ts'
import { startFilled, textIndexed, type FilledDesk } from './filled-desk.ts'
import { alternate } from './measure.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** B5: an empty console → every ticket durable and searchable, over loopback. */
export async function measureFirstSync(desk: FilledDesk, folder: string, rounds: number): Promise<Result> {
  const service = await startFilled(desk.dataDir, desk.tickets)
  let turn = 0
  const sample = async () => {
    turn += 1
    const profile = join(folder, `sync-${turn}`)
    const took = await syncOnce(service.url, service.token, profile)
    rmSync(profile, { recursive: true, force: true })
    return took
  }
  const sides = await alternate([{ name: `${desk.tickets} tickets`, sample }], rounds)
  await service.stop()
  const rate = desk.tickets / ((sides[0]?.median ?? 1) / 1000)
  return {
    id: 'B5',
    what: 'first sync: empty → durable and searchable',
    sides,
    verdicts: [atLeast('rate', rate, 20_000, 'tickets/s')],
  }
}

/** The core alone, in a worker as the hosts run it. */
async function syncOnce(serviceUrl: string, token: string, profile: string): Promise<number> {
  let online = () => {}
  const isOnline = new Promise<void>((resolve) => (online = resolve))
  const core = createCoreClient({
    startWorker: () => new Worker(new URL('../../out/main/worker.js', import.meta.url)),
    hear: (message) => {
      if (message.kind !== 'event' || message.name !== 'connection') return
      if (JSON.stringify(message.event).includes('"online"')) online()
    },
    onRestart: () => {},
    onDeath: (error) => console.error('The core died.', error),
    now: () => performance.now(),
  })
  const person = await personOf(core, serviceUrl, token)
  const began = performance.now()
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) throw new Error(started.failure.message)
  await isOnline
  await textIndexed(profile)
  const took = performance.now() - began
  await core.stop()
  return took
}

async function personOf(core: CoreClient, serviceUrl: string, token: string) {
  const connected = await core.control({ do: 'connect', serviceUrl, token })
  if (!connected.ok) throw new Error(connected.failure.message)
  return connected.value.person
}

/** B5's other half: while a console syncs for the first time, no task of its window is long. */
export async function measureWindowMeanwhile(
  browser: Browser,
  desk: FilledDesk,
  folder: string,
): Promise<Result> {
  const service = await startFilled(desk.dataDir, desk.tickets)
  const host = await startConsole({
    args: ['--profile', join(folder, 'meanwhile'), '--service', service.url],
    token: service.token,
  })
  const page = await browser.newPage()
  await page.addInitScript(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  await page.goto(host.address)
  await page.getByRole('button', { name: 'Connection: Online' }).waitFor({ timeout: 600_000 })
  // The window's own start has long tasks as well; they belong to B1.
  const tasks = await page.evaluate(() => window.longTasks)
  await page.close()
  await host.stop()
  await service.stop()
  const longest = Math.max(0, ...tasks)
  return {
    id: 'B5',
    what: 'tasks of the window while it syncs, its own start included',
    sides: [],
    verdicts: [atMost('longest task', longest, 50, 'ms')],
  }
}

declare global {
  interface Window {
    longTasks: number[]
  }
}
