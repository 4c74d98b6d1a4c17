import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

/** The processes that draw pages, by the browser's own account. */
export async function rendererIds(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** MiB that a process holds, with its share of what it shares (Linux's PSS, proc(5)). */
export function proportionalMemory(pid: number): number {
  return readProportional(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
}

/** From the text of a `smaps_rollup`, in MiB. */
export function readProportional(rollup: string): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]
  if (kilobytes === undefined) throw new Error('The system does not tell proportional memory.')
  return Number(kilobytes) / 1024
}
