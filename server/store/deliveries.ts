import { sql } from 'kysely'
import { deliverySchema, type Delivery, type DeliveryState } from '../../shared/protocol/delivery.ts'
import {
  methodIdSchema,
  pageIdSchema,
  responderIdSchema,
  type MethodId,
  type PageId,
  type ResponderId,
} from '../../shared/protocol/common.ts'
import type { Reader, Writer } from './database.ts'
import { markUntold } from './page-runs.ts'

/** A message that one engine is handing over. Instants are ms of the engine's clock. */
export interface LeasedDelivery {
  readonly pageId: PageId
  readonly delivery: Delivery
}

export interface LeaseTerms {
  /** Names who hands over. */
  readonly lease: string
  readonly now: number
  /** Until when nobody else may, in the engine's time. */
  readonly until: number
  /** At most so many at once for one gateway, whoever hands them over: for one that speaks HTTP, and for any other. */
  readonly perGateway: { readonly http: number; readonly other: number }
  /** At most so many in all, this time. */
  readonly most: number
}

/**
 * Takes messages that are due and that nobody is handing over: those of killed services too, once their lease is over.
 * Each gateway has its own limit, so that a slow one holds up nobody else's.
 */
export async function leaseDeliveries(tx: Writer, terms: LeaseTerms): Promise<LeasedDelivery[]> {
  const { lease, now, until, perGateway, most } = terms
  if (most <= 0) return []
  const isBusy = sql<number>`(lease_until is not null and lease_until > ${now})`
  const ranked = tx
    .selectFrom('delivery')
    .select([rowId.as('row'), 'gateway', 'due_at', 'position', isBusy.as('busy')])
    .select(
      sql<number>`row_number() over (partition by gateway order by ${isBusy} desc, due_at, position, id)`.as(
        'place',
      ),
    )
    .where('due_at', 'is not', null)
    .where((or) => or.or([or('due_at', '<=', now), or('lease_until', '>', now)]))
  const free = tx
    .selectFrom(ranked.as('ranked'))
    .select('row')
    .where('busy', '=', 0)
    .where('place', '<=', sql<number>`iif(gateway glob '*://*', ${perGateway.http}, ${perGateway.other})`)
    .orderBy('due_at')
    .orderBy('position')
    .limit(most)
  const rows = await tx
    .updateTable('delivery')
    .set({ lease, lease_until: until })
    .where(rowId, 'in', free)
    .returning(['page_id', 'doc'])
    .execute()
  return rows.map(({ page_id, doc }) => ({
    pageId: pageIdSchema.parse(page_id),
    delivery: deliverySchema.parse(JSON.parse(doc)),
  }))
}

/** Quicker than the id to come back to a row by; it is never kept. */
const rowId = sql<number>`rowid`

/** What came of handing a message over. */
export interface HandedOver {
  readonly delivery: Delivery
  /** When it is to be tried again; null: it is settled. */
  readonly dueAt: number | null
  readonly receipt: string | null
}

/**
 * Writes what came of handing messages over, each under a live lease only: whoever came too late has been replaced, and
 * says nothing any more. Answers those that were written. One statement, however many: on a large desk hundreds come at once.
 */
export async function recordHandOvers(
  tx: Writer,
  handed: readonly HandedOver[],
  { lease, now }: Pick<LeaseTerms, 'lease' | 'now'>,
): Promise<(HandedOver & { readonly pageId: PageId })[]> {
  if (handed.length === 0) return []
  const { rows } = await sql<{ id: string; page_id: string }>`
    update delivery set
      state = handed.value ->> '$.delivery.state',
      tries = handed.value ->> '$.delivery.tries',
      due_at = handed.value ->> '$.dueAt',
      lease = null,
      lease_until = null,
      settled_at = iif(handed.value ->> '$.dueAt' is null, ${now}, null),
      receipt = handed.value ->> '$.receipt',
      doc = handed.value -> '$.delivery'
    from json_each(${JSON.stringify(handed)}) as handed
    where delivery.id = handed.value ->> '$.delivery.id' and lease = ${lease} and lease_until > ${now}
    returning delivery.id, page_id`.execute(tx)
  const pageOf = new Map(rows.map(({ id, page_id }) => [id, pageIdSchema.parse(page_id)]))
  for (const id of new Set(pageOf.values())) await markUntold(tx, id)
  return handed.flatMap((one) => {
    const pageId = pageOf.get(one.delivery.id)
    return pageId === undefined ? [] : [{ ...one, pageId }]
  })
}

/**
 * Gives back what an engine took and has not written the outcome of. Its name stays there: nobody knows whether it was
 * handed over.
 */
export async function releaseLeases(tx: Writer, lease: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ lease_until: null })
    .where('lease', '=', lease)
    .where('due_at', 'is not', null)
    .execute()
}

/** Whether a gateway took a message that was to wake somebody by this method. */
export async function hasWoken(reader: Reader, pageId: PageId, methodId: string): Promise<boolean> {
  const row = await reader
    .selectFrom('delivery')
    .select('id')
    .where('page_id', '=', pageId)
    .where('method_id', '=', methodId)
    .where('purpose', '=', 'wake')
    .where('state', 'not in', ['queued', 'failed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who is handing something over, or was when they died. */
export async function leaseNames(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectFrom('delivery')
    .select('lease')
    .distinct()
    .where('due_at', 'is not', null)
    .where('lease', 'is not', null)
    .execute()
  return rows.map(({ lease }) => lease ?? '')
}

/** How far a message came that was to wake somebody. */
export interface AttemptRow {
  readonly responderId: ResponderId
  readonly methodId: MethodId
  readonly round: number
  readonly state: DeliveryState
  /** Engine's ms; null while it is under way. */
  readonly settledAt: number | null
}

/** What was done to wake people by a page, in its order: columns alone, since there may be thousands. */
export async function attemptsOf(reader: Reader, pageId: PageId): Promise<AttemptRow[]> {
  const rows = await reader
    .selectFrom('delivery')
    .select(['responder_id', 'method_id', 'round', 'state', 'settled_at'])
    .where('page_id', '=', pageId)
    .where('purpose', 'in', ['wake', 'test', 'verify'])
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    responderId: responderIdSchema.parse(row.responder_id),
    methodId: methodIdSchema.parse(row.method_id),
    round: row.round,
    state: deliverySchema.shape.state.parse(row.state),
    settledAt: row.settled_at,
  }))
}

/** When a gateway first took a message that was to wake somebody; null: none has. */
export async function firstAcceptedAt(reader: Reader, pageId: PageId): Promise<string | null> {
  const row = await reader
    .selectFrom('delivery')
    .select(sql<string | null>`min(doc ->> '$.acceptedAt')`.as('at'))
    .where('page_id', '=', pageId)
    .where('purpose', 'in', ['wake', 'test', 'verify'])
    .executeTakeFirst()
  return row?.at ?? null
}

/** The newest messages of a page in their order, as JSON texts, and how many older ones there are. */
export async function newestDeliveryDocs(
  reader: Reader,
  pageId: PageId,
  most: number,
): Promise<{ deliveries: string[]; leftOut: number }> {
  const ofPage = reader.selectFrom('delivery').where('page_id', '=', pageId)
  const { count } = await ofPage
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await ofPage.select('doc').orderBy('position', 'desc').limit(most).execute()
  return { deliveries: rows.map(({ doc }) => doc).toReversed(), leftOut: count - rows.length }
}

export interface FollowedDelivery extends LeasedDelivery {
  readonly receipt: string
}

/** Messages that a gateway can say more of: it took them after `since` (engine's ms), and nobody has answered yet. */
export async function deliveriesToFollow(reader: Reader, since: number): Promise<FollowedDelivery[]> {
  const rows = await reader
    .selectFrom('delivery')
    .select(['page_id', 'receipt', 'doc'])
    .where('receipt', 'is not', null)
    .where('state', 'in', ['accepted', 'delivered', 'read'])
    .where('settled_at', '>', since)
    .execute()
  return rows.map(({ page_id, receipt, doc }) => ({
    pageId: pageIdSchema.parse(page_id),
    receipt: receipt ?? '',
    delivery: deliverySchema.parse(JSON.parse(doc)),
  }))
}

/** Writes what a gateway said later on of a message that it took, unless more was said meanwhile. */
export async function recordFollowed(tx: Writer, before: Delivery, delivery: Delivery): Promise<boolean> {
  const row = await tx
    .updateTable('delivery')
    .set({ state: delivery.state, doc: JSON.stringify(delivery) })
    .where('id', '=', delivery.id)
    .where('state', '=', before.state)
    .returning('page_id')
    .executeTakeFirst()
  if (row === undefined) return false
  await markUntold(tx, row.page_id)
  return true
}

/** Whether something is due that nobody is handing over. */
export async function hasDueDelivery(reader: Reader, now: number): Promise<boolean> {
  const row = await reader
    .selectFrom('delivery')
    .select('id')
    .where('due_at', '<=', now)
    .where((or) => or.or([or('lease_until', 'is', null), or('lease_until', '<=', now)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
