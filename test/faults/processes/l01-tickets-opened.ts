import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../../../scripts/find-chromium.ts'
import { makeApi } from '../../e2e/support/api.ts'
import { conversation, queueGrid } from '../../e2e/support/screen.ts'
import { startConsole } from '../../support/console-process.ts'
import { startService } from '../../support/service-process.ts'
import { skippedBecause, type Fault } from '../fault.ts'

/** Opened before anything is counted: what is loaded, compiled and kept once is there by then. */
const warmUp = 150
/** So many different tickets take turns. */
const tickets = 25

/** After so many it is told what is held: what only warms up grows less and less. */
const step = 100

/** What a window holds after its garbage was collected. */
interface Held {
  /** Bytes of the JavaScript heap in use. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

/** What one more opening may leave behind, on average. A ticket in its window has some 500 nodes; one that leaks leaves them all. */
const allowed: Held = { heap: 4000, nodes: 5, listeners: 2 }

/** A window that opens and closes tickets all day. */
export const ticketsOpened: Fault = {
  id: 'L1',
  fault: 'tickets opened and closed by keyboard, 25 in turn, after 150 to warm up',
  checked: `what the window holds after its garbage is collected, per opening: at most ${allowed.heap} bytes of heap, ${allowed.nodes} nodes, ${allowed.listeners} listeners more`,
  full: 500,
  quick: 100,
  // Minutes of presses, each waited for: too long for `npm test`.
  brief: 0,
  async run({ cycles, tell }) {
    const found = ensureChromium(process.env)
    if (typeof found === 'string') return skippedBecause(found)
    const folder = mkdtempSync(join(tmpdir(), 'desk-leaks-'))
    const service = await startService({ env: { DATA_DIR: join(folder, 'desk') } })
    const browser = await chromium.launch({
      executablePath: found.path,
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...chromiumFlags],
    })
    try {
      const api = makeApi(service.url, service.token)
      for (let place = 1; place <= tickets; place += 1)
        await api.file({ subject: subjectOf(place), urgency: 'question' })
      const args = ['--profile', join(folder, 'console'), '--service', service.url]
      const host = await startConsole({ args, token: service.token })
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      await page.goto(host.address)
      await queueGrid(page)
        .and(page.locator(`[aria-rowcount="${tickets + 1}"]`))
        .waitFor()
      await queueGrid(page).focus()
      await openAndClose(page, warmUp)
      const before = await held(page)
      tell(`after ${warmUp}: ${wordsOf(before)}`)
      let after = before
      for (let done = 0; done < cycles; done += step) {
        const times = Math.min(step, cycles - done)
        await openAndClose(page, times)
        after = await held(page)
        tell(`after ${done + times} more: ${wordsOf(after)}`)
      }
      await host.stop()
      const grown = growth(before, after, cycles)
      return {
        runs: cycles,
        violations: tooMuch(grown),
        notes: [`grew by ${wordsOf(grown)} each`],
        skipped: null,
      }
    } finally {
      await browser.close()
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function subjectOf(place: number): string {
  return `Ticket ${String(place).padStart(2, '0')} of the leak test`
}

/** Down the list with j, each ticket with Enter and Escape; from the last one back to the first. */
async function openAndClose(page: Page, times: number): Promise<void> {
  const { keyboard } = page
  for (let turn = 0; turn < times; turn += 1) {
    const place = (turn % tickets) + 1
    await keyboard.press(place === 1 ? 'Home' : 'j')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: subjectOf(place) }).waitFor()
    await keyboard.press('Escape')
    await conversation(page).waitFor({ state: 'detached' })
  }
}

async function held(page: Page): Promise<Held> {
  const inspector = await page.context().newCDPSession(page)
  // What a finalizer lets go is garbage of the next collection only.
  for (let round = 0; round < 3; round += 1) await inspector.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await inspector.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners: listeners } = await inspector.send('Memory.getDOMCounters')
  await inspector.detach()
  return { heap, nodes, listeners }
}

function growth(before: Held, after: Held, openings: number): Held {
  return {
    heap: (after.heap - before.heap) / openings,
    nodes: (after.nodes - before.nodes) / openings,
    listeners: (after.listeners - before.listeners) / openings,
  }
}

function tooMuch(grown: Held): string[] {
  return (['heap', 'nodes', 'listeners'] as const)
    .filter((kind) => grown[kind] > allowed[kind])
    .map((kind) => `${kind} grew by ${grown[kind].toFixed(2)} with each ticket, ${allowed[kind]} are allowed`)
}

function wordsOf({ heap, nodes, listeners }: Held): string {
  return `${heap.toFixed(0)} bytes of heap, ${nodes.toFixed(2)} nodes, ${listeners.toFixed(2)} listeners`
}
