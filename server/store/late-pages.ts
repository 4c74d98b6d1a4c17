import { pageIdSchema } from '../../shared/protocol/common.ts'
import { pageSchema, untoldPage, type Page } from '../../shared/protocol/page.ts'
import { isActive } from '../../shared/rules/status.ts'
import type { Writer } from './database.ts'
import { trailOf } from './merge-trail.ts'
import { insertPage, putPage } from './pages.ts'
import { newId } from './secrets.ts'

/** A page that nobody sent for so long, in ms, is no news of that moment any more. */
const lateAfter = 30 * 60_000

/**
 * What was written while no pager ran, and has become old: of the tickets that are still open one page tells, and of the
 * others none. Answers how many were late. Source: paging.md, "Engine". Runs once, at the start, before the pager does.
 */
export async function gatherLatePages(tx: Writer, now: Date): Promise<number> {
  const before = new Date(now.getTime() - lateAfter).toISOString()
  const rows = await tx
    .selectFrom('page')
    .select('doc')
    .where('state', '=', 'queued')
    .where('began_at', '<', before)
    .orderBy('began_at')
    .orderBy('id')
    .execute()
  const late = rows.map((row) => pageSchema.parse(JSON.parse(row.doc)))
  const open = await stillOpen(tx, late)
  for (const page of late) await failLate(tx, page, open.includes(page), now)
  const [first] = open
  if (first !== undefined) await insertPage(tx, summaryOf(first, open, now), now)
  return late.length
}

/** Where a ticket was merged, its matter is as open as the other one. A page about no ticket is as open as its author left it: nobody has said that it is over. Drills are not. */
async function stillOpen(tx: Writer, late: readonly Page[]): Promise<Page[]> {
  const open: Page[] = []
  for (const page of late) {
    const trails = await Promise.all(page.ticketIds.map((id) => trailOf(tx, id)))
    const isOpen = trails.some((trail) => isActive(trail.at(-1)?.status ?? 'closed'))
    if (page.kind !== 'drill' && (isOpen || page.ticketIds.length === 0)) open.push(page)
  }
  return open
}

async function failLate(tx: Writer, page: Page, isInSummary: boolean, now: Date): Promise<void> {
  const trouble = isInSummary
    ? 'Too late: no pager ran for more than half an hour. What is still open went out in one page of its own.'
    : 'Too late: no pager ran for more than half an hour, and it was over by then. Nobody was woken by it.'
  await tx.updateTable('page_run').set({ due_at: null }).where('page_id', '=', page.id).execute()
  await putPage(tx, { ...page, state: 'failed', trouble }, now)
}

function summaryOf(first: Page, open: readonly Page[], now: Date): Page {
  const ticketIds = [...new Set(open.flatMap((page) => page.ticketIds))]
  const others = open.flatMap(({ text }) => (text === '' ? [] : [text]))
  const count = open.length
  return {
    ...untoldPage,
    id: pageIdSchema.parse(newId(now)),
    kind: 'gate',
    ticketId: first.ticketId,
    groupId: first.groupId,
    outageId: first.outageId,
    madeBy: null,
    text: [`The pager was off; ${count} ${count === 1 ? 'page is' : 'pages are'} late.`, ...others]
      .join(' ')
      .slice(0, 500),
    state: 'queued',
    ticketIds,
    entryIds: [],
    beganAt: now.toISOString(),
  }
}
