import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#server/store/database'
import { pageUnopened } from '#server/store/unopened'
import { fileTicket } from '#server/store/tickets'
import { watchUnopened } from '#server/unopened-watch'
import { startDesk } from '../support/desk.ts'
import { newTicket } from '../support/filed.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'
import type { Database } from '#server/store/database'

const minute = 60_000
const start = Date.parse('2026-11-28T03:00:00.000Z')

const file = (database: Database, groupName: string, at: number) =>
  database.write((tx) => {
    const author = { kind: 'customer' as const, staffId: null, name: 'Grace Hopper' }
    const wanted = newTicket({ groupName, urgency: 'mission-critical' })
    return fileTicket(tx, { ...wanted, source: 'form', author, now: new Date(at) })
  })
const pages = (database: Database) =>
  database.read((reader) => reader.selectFrom('page').select(['kind', 'doc']).execute())

it('looks as soon as the service starts, by the clock that it is given', async () => {
  const desk = await startDesk()
  onTestFinished(() => desk.close())
  await file(desk.database, 'Acmee', start)
  const stop = watchUnopened(desk.database, () => new Date(start + 10 * minute), desk.app.log)
  onTestFinished(stop)
  await until('a page', async () => (await pages(desk.database)).length === 1)
  expect(await pages(desk.database)).toMatchObject([{ kind: 'unopened' }])
})

it('knows after a restart what was paged for, and when', async () => {
  const dataDir = await temporaryFolder()
  const first = await openDatabase(dataDir)
  await file(first, 'Acmee', start)
  await first.write((tx) => pageUnopened(tx, new Date(start + 10 * minute)))
  await file(first, 'Boltt', start + 11 * minute)
  await first.close()
  const database = await openDatabase(dataDir)
  onTestFinished(() => database.close())
  await database.write((tx) => pageUnopened(tx, new Date(start + 30 * minute)))
  const [page, ...others] = await pages(database)
  expect(others).toEqual([])
  expect(JSON.parse(page?.doc ?? '')).toMatchObject({ ticketIds: { length: 2 }, version: 2 })
})
