import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Browser } from '@playwright/test'
import { startProgram } from '../../scripts/start-program.ts'
import { startConsole, type ConsoleProcess } from '../support/console-process.ts'
import type { FilledDesk } from './filled-desk.ts'
import { alternate, type Figures } from './measure.ts'
import { installPaintClock } from './painted.ts'
import { atMost, type Result } from './result.ts'

/** 50 rows of the queue and the bars above them. */
const tallWindow = { width: 1440, height: 2100 }

/** B1: process start → first 50 rows painted, without a network, beside a small desk and a bare window of the same host. */
export async function measureStart(
  browser: Browser,
  large: FilledDesk,
  small: FilledDesk,
  rounds: number,
): Promise<Result> {
  const console = (desk: FilledDesk) => () =>
    timeWindow(browser, 51, () => startConsole({ args: ['--profile', desk.profile] }))
  const script = plainBareWindow(dirname(large.profile))
  const bare = () => timeWindow(browser, 1, () => startProgram({ script, ready: /^console at (http:\S+)$/ }))
  const sides = await alternate(
    [
      { name: `${large.tickets} tickets`, sample: console(large) },
      { name: `${small.tickets} tickets`, sample: console(small) },
      { name: 'bare window', sample: bare },
    ],
    rounds,
  )
  const [ofLarge, ofSmall, ofBare] = sides.map(({ median }: Figures) => median)
  return {
    id: 'B1',
    what: 'process start → 50 rows painted, no network',
    sides,
    verdicts: [
      atMost('large ÷ small', (ofLarge ?? 0) / (ofSmall ?? 1), 1.1),
      atMost('large ÷ bare window', (ofLarge ?? 0) / (ofBare ?? 1), 1.5),
    ],
  }
}

/** The bare host as Node runs it quickest: to strip types costs more than all it does. Its path from the top of the tree. */
function plainBareWindow(folder: string): string {
  const source = readFileSync(join(import.meta.dirname, 'bare-window.ts'), 'utf8')
  const file = join(folder, 'bare-window.mjs')
  writeFileSync(file, stripTypeScriptTypes(source))
  return relative(join(import.meta.dirname, '..', '..'), file)
}

/** From the start of the process to the frame that shows `rows` rows, in ms of the wall clock. */
async function timeWindow(
  browser: Browser,
  rows: number,
  start: () => Promise<ConsoleProcess>,
): Promise<number> {
  const page = await browser.newPage({ viewport: tallWindow })
  await installPaintClock(page)
  const began = performance.timeOrigin + performance.now()
  const host = await start()
  await page.goto(host.address, { waitUntil: 'commit' })
  const painted = await page.evaluate((count) => window.paintClock.rowsPainted(count), rows)
  await page.close()
  await host.stop()
  return painted - began
}
