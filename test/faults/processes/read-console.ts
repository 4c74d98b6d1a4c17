import { defaultQueueView } from '#shared/ipc/queue-view'
import type { OutboxEntry } from '#shared/ipc/act'
import type { TicketId } from '#shared/protocol/common'
import type { GroupWindow } from '#shared/ipc/views'
import type { CoreProcess } from '../../support/core-process.ts'
import { marksIn } from './read-desk.ts'
import { groupRow, ticketRow } from './replica-row.ts'

/**
 * Every ticket and group a console shows, by its own calls, as text. Of a ticket with a change that has not left, which is
 * shown as its author wants it, what the service has counts: `wanted`.
 */
export async function readReplica(
  core: CoreProcess,
  wanted: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const id of await readTicketIds(core)) {
    const row = `ticket ${id}`
    const view = await core.value('ticket.read', { ticketId: id })
    if (view === null || view.ticket.number === null) continue
    const pulled = view.messages.filter((message) => message.act === null)
    const isLaidOver = view.pending.some(({ state }) => state.kind !== 'needs-you')
    rows.set(row, isLaidOver ? (wanted.get(row) ?? '') : ticketRow(view.ticket, pulled))
  }
  let after: string | null = null
  do {
    const page: GroupWindow = await core.value('groups.list', { text: '', show: 'all', after })
    for (const group of page.groups) rows.set(`group ${group.id}`, groupRow(group))
    after = page.after
  } while (after !== null)
  return rows
}

export async function readTicketIds(core: CoreProcess): Promise<TicketId[]> {
  const view = { ...defaultQueueView, statuses: [] }
  const ids: TicketId[] = []
  for (;;) {
    const from = { kind: 'index' as const, index: ids.length }
    const { rows, total } = await core.value('queue.window', { view, from, limit: 500 })
    ids.push(...rows.map((row) => row.id))
    if (rows.length === 0 || ids.length >= total) return ids
  }
}

/** The mark of an entry of the outbox; empty where it has none. */
export function markOf({ act }: OutboxEntry): string {
  const text =
    act.kind === 'note' || act.kind === 'reply'
      ? act.body
      : act.kind === 'file-ticket'
        ? act.description
        : act.kind === 'change-ticket'
          ? (act.set.reason ?? '')
          : ''
  return marksIn(text)[0] ?? ''
}

/** What is on its way still and not held behind an act that needs its author. */
export async function readUnderWay(core: CoreProcess): Promise<OutboxEntry[]> {
  const entries = (await core.value('outbox.list', undefined)).toReversed()
  const asking = new Set<string>()
  return entries.filter(({ act, state }) => {
    const subject = 'ticketId' in act ? act.ticketId : act.kind
    if (state.kind === 'needs-you') asking.add(subject)
    return (state.kind === 'waiting' || state.kind === 'sending') && !asking.has(subject)
  })
}
