import {
  contactMethodSchema,
  responderSchema,
  type MethodSettings,
  type Responder,
} from '#shared/protocol/responder'
import type { Database } from '#server/store/database'
import { recordChange } from '#server/store/feed'

export interface MethodGiven {
  readonly id: string
  readonly settings: MethodSettings
  readonly isVerified?: boolean
}

/** Somebody with these ways, the first one first. */
export function responder(
  name: string,
  methods: readonly MethodGiven[],
  more: Partial<Responder> = {},
): Responder {
  return responderSchema.parse({
    id: name.toLowerCase(),
    name,
    role: 'support',
    staffId: null,
    phone: '',
    active: true,
    methods: methods.map(({ id, settings, isVerified = true }) =>
      contactMethodSchema.parse({
        id,
        settings,
        secretsKept: [],
        verifiedAt: isVerified ? '2026-11-01T00:00:00.000Z' : null,
        lastTest: null,
        lastGoodTestAt: null,
      }),
    ),
    version: 1,
    ...more,
  })
}

/** Puts people on the list as they are, past the routes. */
export async function putResponders(
  database: Database,
  responders: readonly Responder[],
  now: Date,
): Promise<void> {
  await database.write(async (tx) => {
    for (const one of responders) {
      const row = { id: one.id, staff_id: one.staffId, version: one.version, doc: JSON.stringify(one) }
      await tx.insertInto('responder').values(row).execute()
      await recordChange(tx, { kind: 'responder', id: one.id, op: 'put', version: one.version, now })
    }
  })
}

export function webhookTo(url: string): MethodSettings {
  return { channel: 'webhook', url, allowsInternal: true }
}
