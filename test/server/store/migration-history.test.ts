import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { deskAuthor } from '#server/store/pass-gate'
import { readRecordedSince, readTicketHistory } from '#server/store/ticket-history'
import { findTicket, fileTicket, putTicket } from '#server/store/tickets'
import { tellTicket } from '#server/store/tell-ticket'
import { newTicket } from '../../support/filed.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const version = migrations.find(({ statements }) =>
  statements.some((one) => one.includes('ticket_event')),
)?.version

it('tells of a ticket from before what its conversation does, says since when all is recorded, and goes on from there', async () => {
  const dataDir = await temporaryFolder()
  const file = databaseFile(dataDir)
  const at = new Date('2026-11-01T09:00:00Z')
  const filed = newTicket()
  const before = await openDatabase(dataDir)
  const id = await before.write(async (tx) => {
    const { ticket } = await fileTicket(tx, { ...filed, source: 'form', author: deskAuthor, now: at })
    await tellTicket(tx, ticket, 'Ada changed the status from new to open.', deskAuthor, at)
    return ticket.id
  })
  await before.close()
  // The same file as the version before left it.
  const sqlite = new DatabaseSync(file)
  sqlite.exec(`drop table answer_copy; drop table ticket_event; delete from meta where key = 'history-since'`)
  sqlite.exec(`pragma user_version = ${(version ?? 0) - 1}`)
  const began = new Date().toISOString()
  migrate(sqlite)
  sqlite.close()

  const database = await openDatabase(dataDir)
  try {
    const since = await database.read(readRecordedSince)
    expect(since >= began && since <= new Date().toISOString()).toBe(true)
    const told = await database.read((reader) => readTicketHistory(reader, id))
    expect(told.map(({ what }) => what)).toEqual([
      { kind: 'told', words: 'Ada changed the status from new to open.' },
      { kind: 'filed', source: 'form', urgency: filed.urgency, groupName: filed.groupName },
    ])
    await database.write(async (tx) => {
      const ticket = await findTicket(tx, id)
      if (ticket === null) throw new Error('The ticket was lost.')
      await putTicket(tx, ticket, { ...ticket, status: 'pending' }, { by: deskAuthor }, new Date())
    })
    const [latest, ...rest] = await database.read((reader) => readTicketHistory(reader, id))
    expect(latest?.what).toEqual({
      kind: 'changed',
      changes: [{ field: 'status', from: 'new', to: 'pending' }],
    })
    expect(rest).toEqual(told)
  } finally {
    await database.close()
  }
  expect(inspectDesk(file).faults).toEqual([])
})
