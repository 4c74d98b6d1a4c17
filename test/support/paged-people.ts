import { pageSchema, type Page } from '#shared/protocol/page'
import { deliverySchema, type Delivery, type DeliveryState } from '#shared/protocol/delivery'
import { responderSchema, type Responder } from '#shared/protocol/responder'
import { recordChange } from '#server/store/feed'
import { insertDeliveries } from '#server/store/insert-deliveries'
import { putPage } from '#server/store/pages'
import type { Desk } from './desk.ts'

const settled = {
  snpp: { channel: 'snpp', host: 'snpp.example.net', pagerId: '5551234' },
  pagerduty: { channel: 'pagerduty' },
}

interface Person {
  readonly id: string
  readonly name: string
  readonly staffId?: string
  readonly active?: boolean
  /** Of methods named `<id>-<channel>`. */
  readonly channels?: readonly (keyof typeof settled)[]
}

/** Somebody who can be paged, as the store keeps them. */
export async function pagedPerson(
  desk: Desk,
  { id, name, staffId, active = true, channels = ['snpp'] }: Person,
): Promise<Responder> {
  const methods = channels.map((channel) => ({
    id: `${id}-${channel}`,
    settings: settled[channel],
    secretsKept: [],
    verifiedAt: '2026-11-01T00:00:00.000Z',
    lastTest: null,
    lastGoodTestAt: null,
  }))
  const person = { id, name, role: 'unix-admin', staffId: staffId ?? null, phone: '', active, methods, version: 1 } // prettier-ignore
  const responder = responderSchema.parse(person)
  const row = { id, staff_id: responder.staffId, version: 1, doc: JSON.stringify(responder) }
  await desk.database.write(async (tx) => {
    await tx
      .insertInto('responder')
      .values(row)
      .onConflict((is) => is.column('id').doUpdateSet(row))
      .execute()
    await recordChange(tx, { kind: 'responder', id, op: 'put', version: 1, now: new Date() })
  })
  return responder
}

/** A message that wakes somebody, as far as the pager has brought it. */
export async function wake(
  desk: Desk,
  page: Page,
  responder: Responder,
  state: DeliveryState,
  channel = 'snpp',
): Promise<Delivery> {
  const method = responder.methods.find(({ settings }) => settings.channel === channel)
  if (method === undefined) throw new Error(`${responder.name} has no ${channel}.`)
  return desk.database.write(async (tx) => {
    const message = { purpose: 'wake' as const, responder, method, round: 1 }
    const [delivery] = await insertDeliveries(tx, page, [message], new Date())
    if (delivery === undefined) throw new Error('Nothing was written.')
    const brought = { ...delivery, state, tries: state === 'queued' ? 0 : 1 }
    await tx
      .updateTable('delivery')
      .set({ state, doc: JSON.stringify(brought), ...(state !== 'queued' && { due_at: null }) })
      .where('id', '=', delivery.id)
      .execute()
    return brought
  })
}

/** A page as the pager has brought it so far. */
export async function bring(desk: Desk, page: Page, fields: Partial<Page>): Promise<Page> {
  return desk.database.write((tx) => putPage(tx, { ...page, ...fields }, new Date()))
}

export async function pageNow(desk: Desk, id: string): Promise<Page> {
  return pageSchema.parse((await desk.api('GET', `/v1/pages/${id}`)).body)
}

/** What stands in the table of messages, in order. */
export async function deliveryRows(desk: Desk, pageId: string) {
  const rows = await desk.database.read((reader) =>
    reader.selectFrom('delivery').selectAll().where('page_id', '=', pageId).orderBy('position').execute(),
  )
  return rows.map((row) => ({ ...row, told: deliverySchema.parse(JSON.parse(row.doc)) }))
}

export async function runOf(desk: Desk, pageId: string) {
  return desk.database.read((reader) =>
    reader.selectFrom('page_run').selectAll().where('page_id', '=', pageId).executeTakeFirst(),
  )
}
