import type { Acknowledgement } from '../../shared/protocol/page.ts'
import { responderSchema, type Responder } from '../../shared/protocol/responder.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Reader } from './database.ts'

/** A member of the staff as who acts on a page from a console: with whom it is among those who are paged, if it is one. */
export async function actingStaff(
  reader: Reader,
  staff: Pick<Staff, 'id' | 'name'>,
): Promise<Acknowledgement> {
  const responder = await responderOfStaff(reader, staff.id)
  return { name: staff.name, staffId: staff.id, responderId: responder?.id ?? null, how: 'console' }
}

async function responderOfStaff(reader: Reader, staffId: string): Promise<Responder | null> {
  const row = await reader
    .selectFrom('responder')
    .select('doc')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row ? responderSchema.parse(JSON.parse(row.doc)) : null
}
