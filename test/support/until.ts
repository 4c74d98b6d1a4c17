import { setTimeout as pause } from 'node:timers/promises'

/** Waits for a condition, looking often, after `pauseMs` each time; gives up in words after `limit` milliseconds. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  limit = 10_000,
  pauseMs = 5,
): Promise<void> {
  const deadline = Date.now() + limit
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`)
    await pause(pauseMs)
  }
}
