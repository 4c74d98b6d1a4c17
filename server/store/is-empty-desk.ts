import type { Reader } from './database.ts'

/** Whether nobody has filed anything here yet and no group is known. */
export async function isEmptyDesk(reader: Reader): Promise<boolean> {
  const row = await reader
    .selectFrom('meta')
    .select(({ exists, selectFrom, or }) =>
      or([
        exists(selectFrom('ticket').select('ticket.id')),
        exists(selectFrom('customer_group').select('customer_group.id')),
      ]).as('used'),
    )
    .executeTakeFirst()
  return !row?.used
}
