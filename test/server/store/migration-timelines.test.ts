import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { messageRow } from '#server/store/insert-message'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { staffRow } from '#server/store/staff'
import { findTicket, ticketRow } from '#server/store/tickets'
import { makeSample } from '#server/sample/make-sample'
import { groupRow } from '#server/store/groups'
import type { Ticket } from '#shared/protocol/ticket'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = new Date('2026-11-23T09:00:00.000Z')
const before = migrations.findIndex(({ statements }) => statements.some((one) => one.includes('$.timeline')))
type Cells = Record<string, string | number | null>

function insert(sqlite: DatabaseSync, table: string, row: Cells): void {
  const names = Object.keys(row)
  sqlite
    .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(row))
}

it('tells of a desk of the version before when each ticket was answered and whose it is', async () => {
  const dataDir = await temporaryFolder()
  const file = databaseFile(dataDir)
  const sqlite = new DatabaseSync(file)
  migrate(sqlite, migrations.slice(0, before))
  sqlite.exec('pragma foreign_keys = off; begin')
  const sample = makeSample({ seed: 3, tickets: 150, now })
  const told = [...sample.tickets]
  let seq = 0
  const record = (kind: string, id: string, version: number) =>
    insert(sqlite, 'change', { seq: (seq += 1), kind, id, op: 'put', version, mark: `m${seq}`, at: now.toISOString(), latest: 1 }) // prettier-ignore
  for (const staff of sample.staff) {
    insert(sqlite, 'staff', staffRow(staff))
    record('staff', staff.id, staff.version)
  }
  for (const group of sample.groups) {
    insert(sqlite, 'customer_group', groupRow(group))
    record('group', group.id, group.version)
  }
  for (const { ticket, messages } of told) {
    const { timeline: _, ...older } = { ...ticket, gate: null }
    insert(sqlite, 'ticket', { ...ticketRow(older), receipt: ticket.id })
    record('ticket', ticket.id, ticket.version)
    for (const message of messages) {
      insert(sqlite, 'message', messageRow(message))
      record('message', message.id, 1)
    }
  }
  sqlite.exec('commit')
  sqlite.close()

  const database = await openDatabase(dataDir)
  const after: Ticket[] = []
  try {
    for (const { ticket } of told) {
      const read = await database.read((reader) => findTicket(reader, ticket.id))
      if (read !== null) after.push(read)
    }
  } finally {
    await database.close()
  }
  expect(after).toHaveLength(told.length)
  expect(new Set(after.map(({ status }) => status)).size).toBeGreaterThan(3)
  for (const [place, { ticket }] of told.entries()) {
    const { timeline, version } = after[place] ?? {}
    expect(timeline?.answeredAt).toBe(ticket.timeline?.answeredAt)
    const standing = ticket.timeline?.turns.at(-1)?.to ?? 'desk'
    expect(timeline?.turns).toEqual(standing === 'desk' ? [] : [{ at: ticket.updatedAt, to: standing }])
    const isOpen = ['new', 'open', 'pending'].includes(ticket.status)
    expect(version).toBe(ticket.version + (isOpen ? 1 : 0))
  }
  const stored = new DatabaseSync(file, { readOnly: true })
  const open = told.filter(({ ticket }) => ['new', 'open', 'pending'].includes(ticket.status))
  const fed = stored.prepare("select id, version from change where seq > ? and latest = 1 order by seq").all(seq) // prettier-ignore
  expect(fed).toEqual(open.map(({ ticket }) => ({ id: ticket.id, version: ticket.version + 1 })))
  stored.close()
  expect(inspectDesk(file).faults).toEqual([])
})
