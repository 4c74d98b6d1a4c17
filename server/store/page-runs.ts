import type { PageId } from '../../shared/protocol/common.ts'
import { pageIdSchema } from '../../shared/protocol/common.ts'
import type { Reader, Writer } from './database.ts'

/** How far a page is, in the engine's own time (ms). */
export interface PageRun {
  readonly purpose: 'wake' | 'test' | 'verify'
  readonly round: number
  /** Null before the first round. */
  readonly roundBeganAt: number | null
  readonly beganAt: number | null
  readonly acknowledgedAt: number | null
  readonly dueAt: number | null
}

export async function findRun(reader: Reader, id: PageId): Promise<PageRun | null> {
  const row = await reader.selectFrom('page_run').selectAll().where('page_id', '=', id).executeTakeFirst()
  return row === undefined
    ? null
    : {
        purpose: row.purpose,
        round: row.round,
        roundBeganAt: row.round_began_at,
        beganAt: row.began_at,
        acknowledgedAt: row.acknowledged_at,
        dueAt: row.due_at,
      }
}

/** Writes how far a page is; what stands in its document is as new as that. */
export async function putRun(tx: Writer, id: PageId, run: Omit<PageRun, 'purpose'>): Promise<void> {
  await tx
    .updateTable('page_run')
    .set({
      untold: 0,
      due_at: run.dueAt,
      round: run.round,
      round_began_at: run.roundBeganAt,
      began_at: run.beganAt,
      acknowledged_at: run.acknowledgedAt,
    })
    .where('page_id', '=', id)
    .execute()
}

/** Pages to look at: what is due, and what has come further than it tells. */
export async function pagesToAdvance(
  reader: Reader,
  engineNow: number,
): Promise<{ id: PageId; isDue: boolean }[]> {
  const rows = await reader
    .selectFrom('page_run')
    .select(['page_id', 'due_at'])
    .where((or) => or.or([or('due_at', '<=', engineNow), or('untold', '=', 1)]))
    .orderBy('page_id')
    .execute()
  return rows.map(({ page_id, due_at }) => ({
    id: pageIdSchema.parse(page_id),
    isDue: due_at !== null && due_at <= engineNow,
  }))
}

/** When the next page, message or look at a gateway is due, in the engine's time; null: nothing is. */
export async function nextDueAt(reader: Reader, engineNow: number): Promise<number | null> {
  const page = await reader
    .selectFrom('page_run')
    .select(({ fn }) => fn.min('due_at').as('at'))
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  const delivery = await reader
    .selectFrom('delivery')
    // One that somebody is handing over is due when that one's time is up.
    .select(({ fn, eb }) =>
      fn
        .min(
          eb
            .case()
            .when('lease_until', '>', engineNow)
            .then(eb.ref('lease_until'))
            .else(eb.ref('due_at'))
            .end(),
        )
        .as('at'),
    ) // prettier-ignore
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  const due = [page?.at, delivery?.at].filter((at): at is number => at != null)
  return due.length === 0 ? null : Math.min(...due)
}

/** Leaves a page alone until an instant of the engine (ms). */
export async function postponePage(tx: Writer, id: PageId, until: number): Promise<void> {
  await tx.updateTable('page_run').set({ due_at: until, untold: 0 }).where('page_id', '=', id).execute()
}

/** Its messages have come further than its document tells. */
export async function markUntold(tx: Writer, id: string): Promise<void> {
  await tx.updateTable('page_run').set({ untold: 1 }).where('page_id', '=', id).execute()
}
