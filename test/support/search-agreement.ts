import { countSearch } from '#main/store/search-counts'
import { readHits, rowsAt } from '#main/store/search-hits'
import { nobodySearches, planSearch } from '#main/store/search-plan'
import { readQueueWindow } from '#main/store/queue-window'
import { defaultQueueView, type QueueView } from '#shared/ipc/queue-view'
import { parseSearch } from '#shared/rules/search-query'
import { sampleNow } from './sample-cache.ts'
import type { SearchDesk } from './search-desk.ts'
import { scanFor } from './search-oracle.ts'

const context = { ...nobodySearches, clock: { now: sampleNow, timeZone: 'UTC' } }

/** What the console finds and an oracle does not, or the other way round; nothing where both agree. */
export function disagreements({ cache, scanned, numbers }: SearchDesk, text: string): string[] {
  const view: QueueView = { ...defaultQueueView, statuses: [], text }
  const { plan } = planSearch(cache.read, view, context)
  const expected = scanFor(scanned, parseSearch(text, context.clock))
  if (plan === null) return expected.size === scanned.tickets.length ? [] : [`${text}: not searched for`]
  const places = readHits(cache.read, plan, { limit: scanned.tickets.length })
  const found = new Set(rowsAt(cache.read, places).map(({ row }) => numbers.get(row) ?? -1))
  const wrong = [
    ...[...found].filter((number) => !expected.has(number)).map((number) => `${text}: #${number} too many`),
    ...[...expected].filter((number) => !found.has(number)).map((number) => `${text}: #${number} is missing`),
  ]
  const window = readQueueWindow(cache.read, view, { kind: 'start' }, 50, context)
  const shown = window.ok ? window.value.rows.length : -1
  if (shown !== Math.min(50, expected.size)) wrong.push(`${text}: ${shown} rows shown`)
  const steps = countSearch(cache.read, plan, view)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue
    const counted = Object.values(step.value.byUrgency).reduce((sum, count) => sum + count, 0)
    if (step.value.total !== expected.size || counted !== expected.size)
      wrong.push(`${text}: ${step.value.total} and ${counted} counted`)
    return wrong
  }
}
