import type { Reader } from './database.ts'

interface CountedState {
  readonly state: string
  readonly count: number
}

/** How many messages have come how far; states without one are left out. */
export async function countDeliveriesByState(reader: Reader): Promise<CountedState[]> {
  return reader
    .selectFrom('delivery')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
}

/** How many pages have come how far; states without one are left out. */
export async function countPagesByState(reader: Reader): Promise<CountedState[]> {
  return reader
    .selectFrom('page')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
}
