import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { timed, type Side } from './measure.ts'
import { listTickets, rowFields, type RequestTracker } from './request-tracker.ts'

/** Two readers were the quickest of 1, 2 and 4 against its four workers. */
const readers = 2

/** What a client of REST 2 has to do: page by page, without the messages, which cost a request for each ticket. */
export function requestTrackerSyncSide(rt: RequestTracker, folder: string, samples: number): Side {
  let turn = 0
  const sample = async () => {
    const file = join(folder, `from-request-tracker-${(turn += 1)}.db`)
    const took = await timed(() => pullAll(rt, file))
    rmSync(file)
    return took
  }
  return {
    name: `Request Tracker, REST 2 paging, ${rt.tickets} tickets without messages, ${readers} readers`,
    sample,
    keeps: 'crash: yes (SQLite, each page)',
    most: samples,
  }
}

async function pullAll(rt: RequestTracker, file: string): Promise<void> {
  const database = new DatabaseSync(file)
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; create virtual table ticket using fts5(id unindexed, doc)',
  )
  const insert = database.prepare('insert into ticket values (?, ?)')
  const share = Math.ceil(rt.tickets / readers)
  await Promise.all(
    Array.from({ length: readers }, async (_, index) =>
      pullRange(await rt.newSession(), index * share, (index + 1) * share),
    ),
  )
  const { count } = database.prepare('select count(*) as count from ticket').get() ?? {}
  database.close()
  if (count !== rt.tickets) throw new Error(`Request Tracker gave ${String(count)} of ${rt.tickets} tickets.`)

  /** By the last id seen, not by page number: a change in between would shift pages. */
  async function pullRange(cookie: string, after: number, through: number): Promise<void> {
    for (let last = after; ;) {
      const { items } = await listTickets(
        { ...rt, cookie },
        {
          query: `id > ${last} AND id <= ${through}`,
          fields: rowFields,
          perPage: 100,
        },
      )
      database.exec('begin')
      for (const item of items) insert.run(item.id, JSON.stringify(item))
      database.exec('commit')
      last = items.at(-1)?.id ?? last
      if (items.length < 100) return
    }
  }
}
