import type { Reader } from './database.ts'

/** How many tickets stand in each status; statuses without a ticket are left out. */
export async function countTicketsByStatus(reader: Reader): Promise<{ status: string; count: number }[]> {
  return reader
    .selectFrom('ticket')
    .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
}
