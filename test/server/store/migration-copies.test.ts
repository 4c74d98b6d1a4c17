import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { databaseFile, openDatabase } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { insertMessage } from '#server/store/insert-message'
import { leaseMails, queueMail } from '#server/store/mails'
import { migrate } from '#server/store/migrate'
import { migrations } from '#server/store/migrations'
import { deskAuthor } from '#server/store/pass-gate'
import { fileTicket } from '#server/store/tickets'
import { newTicket } from '../../support/filed.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const before = migrations.findIndex(({ statements }) => statements.some((one) => one.includes('answer_copy')))

it('keeps the mail of a desk of the version before: what waits goes in the order it was written, the rest stays settled', async () => {
  const dataDir = await temporaryFolder()
  const file = databaseFile(dataDir)
  const filed = newTicket()
  const now = new Date('2026-11-01T09:00:00Z')
  const opened = await openDatabase(dataDir)
  const bodies = ['Settled.', 'First.', 'Second.']
  const { ticket, messages } = await opened.write(async (tx) => {
    const { ticket } = await fileTicket(tx, { ...filed, source: 'form', author: deskAuthor, now })
    const messages = []
    for (const body of bodies) {
      const mail = { state: 'queued' as const, words: '', at: now.toISOString() }
      messages.push(
        await insertMessage(tx, ticket.id, { kind: 'reply', body, author: deskAuthor, mail, now }),
      )
    }
    return { ticket, messages }
  })
  await opened.close()
  // The same file as the version before left it, with its mail in another order than it was written.
  const sqlite = new DatabaseSync(file)
  const mail = migrations.flatMap(({ statements }) => statements).find((one) => one.includes('create table mail (')) // prettier-ignore
  sqlite.exec(`drop table answer_copy; drop table mail; ${mail}`)
  for (const [place, { id }] of [...messages.entries()].toReversed())
    sqlite
      .prepare('insert into mail (message_id, ticket_id, due_at, tries, address) values (?, ?, ?, 1, ?)')
      .run(id, ticket.id, place === 0 ? null : 0, 'grace@example.com')
  sqlite.exec(
    `create index mail_due on mail (due_at) where due_at is not null; pragma user_version = ${before}`,
  )
  migrate(sqlite)
  sqlite.close()

  const database = await openDatabase(dataDir)
  try {
    const rows = await database.read((reader) =>
      reader.selectFrom('mail').selectAll().orderBy('seq').execute(),
    )
    expect(rows).toMatchObject(
      messages.map(({ id }, place) => ({
        message_id: id,
        ticket_id: ticket.id,
        due_at: place === 0 ? null : 0,
        tries: 1,
        address: 'grace@example.com',
      })),
    )
    const lease = { name: 'one', now: 1, until: 2 }
    const [leased] = await database.write((tx) => leaseMails(tx, lease, 8))
    expect(leased).toMatchObject({ message: { body: 'First.' }, earlier: [{ body: 'Settled.' }], tries: 2 })
    const [first] = messages
    if (first === undefined) throw new Error('no message')
    await expect(database.write((tx) => queueMail(tx, first, ticket))).rejects.toThrow('UNIQUE')
  } finally {
    await database.close()
  }
  expect(inspectDesk(file).faults).toEqual([])
})
