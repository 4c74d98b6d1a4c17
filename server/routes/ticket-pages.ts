import { readPlace, writePlace } from '../plugins/paging.ts'
import type { Database } from '../store/database.ts'
import { listTickets } from '../store/ticket-list.ts'
import { rememberUntilCommit } from '../store/until-commit.ts'
import { ticketFilter, type TicketQuery } from './ticket-filter.ts'

export interface TicketPageQuery extends TicketQuery {
  readonly limit: number
  readonly after?: string | undefined
}

/** Bytes of pages that are remembered: some hundreds of the usual size. */
const mostBytes = 16 * 1024 * 1024

/**
 * Pages of the list of tickets, as they are sent. All staff see the same ones, and none goes by the time of day, so that a
 * page is remembered by its query until a commit (decision 0057). Throws `invalid-request` where the query asks for
 * something that is not known.
 */
export function makeTicketPages(database: Database): (query: TicketPageQuery) => Promise<Buffer> {
  const known = rememberUntilCommit<Buffer>(database, { most: mostBytes, weigh: (page) => page.length })
  return (query) => known(JSON.stringify(query), () => findPage(database, query))
}

async function findPage(database: Database, { limit, after, ...query }: TicketPageQuery): Promise<Buffer> {
  const place = readPlace(after)
  const from = place && { updatedAt: place[0], number: Number(place[1]) }
  const filter = ticketFilter(query)
  const page = await database.read((reader) => listTickets(reader, filter, limit, from))
  const next = page.after && writePlace([page.after.updatedAt, page.after.number])
  return Buffer.concat([
    Buffer.from('{"items":['),
    page.documents ?? new Uint8Array(),
    Buffer.from(`],"after":${JSON.stringify(next)}}`),
  ])
}
