import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import type { BatchSummary } from '../../../shared/ipc/bulk.ts'

/** What stands as one line of the outbox: an act, or those of a section that were done with one press. */
export type OutboxLine =
  { kind: 'entry'; entry: OutboxEntry } | { kind: 'batch'; batch: BatchSummary; entries: OutboxEntry[] }

/** Each batch where its first act stands; a batch of one is that one. */
export function inLines(entries: readonly OutboxEntry[]): OutboxLine[] {
  const lines = new Map<string, OutboxLine>()
  for (const entry of entries) {
    const { batch, id } = entry
    const line = lines.get(batch?.id ?? id)
    if (line?.kind === 'batch') line.entries.push(entry)
    else if (batch === undefined || batch.total === 1) lines.set(id, { kind: 'entry', entry })
    else lines.set(batch.id, { kind: 'batch', batch, entries: [entry] })
  }
  return [...lines.values()]
}

export interface OutboxSections {
  /** Those that wait for a decision, the oldest first: others stand behind them. */
  needsYou: OutboxEntry[]
  /** In the order in which they leave. */
  waiting: OutboxEntry[]
  /** The newest first. */
  sent: OutboxEntry[]
}

/** `entries` are the newest first. */
export function inSections(entries: readonly OutboxEntry[]): OutboxSections {
  const oldestFirst = entries.toReversed()
  return {
    needsYou: oldestFirst.filter(({ state }) => state.kind === 'needs-you'),
    waiting: oldestFirst.filter(({ state }) => state.kind === 'waiting' || state.kind === 'sending'),
    sent: oldestFirst.filter(({ state }) => state.kind === 'sent').toReversed(),
  }
}
