import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { chromiumFlags } from '../../scripts/find-chromium.ts'
import { fillDesk, type FilledDesk } from './filled-desk.ts'
import type { Peer } from './peer.ts'
import { startPouch, type Pouch } from './pouch.ts'
import { startRequestTracker, type RequestTracker } from './request-tracker.ts'
import type { Size } from './sizes.ts'

/** What the questions share: made when first asked for, closed at the end of the run. */
export interface Bench {
  readonly size: Size
  readonly rounds: number
  readonly folder: string
  readonly browser: Browser
  large(): Promise<FilledDesk>
  small(): Promise<FilledDesk>
  pouch(): Promise<Peer<Pouch>>
  requestTracker(): Promise<Peer<RequestTracker>>
  /** Closes something when the present question is answered, or has failed; the newest first. */
  later(close: () => unknown): void
  /** Between two questions. */
  tidy(): Promise<void>
  /** At the end of the run. */
  close(): Promise<void>
}

export async function openBench(size: Size, chromiumPath: string): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...chromiumFlags],
  })
  const closing: (() => unknown)[] = [() => browser.close()]
  const open: (() => unknown)[] = []
  const stopLater = <Program extends { stop(): Promise<void> }>(peer: Peer<Program>) => {
    if (peer.kind === 'here') closing.push(() => peer.program.stop())
    return peer
  }
  return {
    size,
    rounds: size.rounds,
    folder,
    browser,
    large: once(() => fillDesk(browser, folder, size.tickets)),
    small: once(() => fillDesk(browser, folder, size.smallTickets)),
    pouch: once(async () => stopLater(await startPouch(folder))),
    requestTracker: once(async () => stopLater(await startRequestTracker(folder, size.rtTickets))),
    later: (close) => void open.push(close),
    tidy: () => closeAll(open),
    async close() {
      await closeAll(open)
      await closeAll(closing)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function closeAll(things: (() => unknown)[]): Promise<void> {
  for (let close = things.pop(); close !== undefined; close = things.pop()) await close()
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null
  return () => (made ??= make())
}
