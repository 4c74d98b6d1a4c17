import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectDesk } from '#server/store/inspect-desk'
import { startDesk, type Desk } from '../../support/desk.ts'
import { added, mailbox, pager } from '../../support/responders-by-api.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
  await added(desk, 'r-1', { methods: [{ ...pager('m-1'), secrets: { pin: '1234' } }] })
  await added(desk, 'r-2', { name: 'Bob', methods: [mailbox('m-2')] })
  await desk.api('PUT', '/v1/rota', { body: { timeZone: 'Europe/Berlin', shifts: [], overrides: [] }, headers: { 'if-match': '*' } }) // prettier-ignore
})
afterEach(() => desk.close())

const faults = () => inspectDesk(desk.database.file).faults

describe('a look at a desk’s data', () => {
  it('finds responders and rota sound as the service writes them', () => expect(faults()).toEqual([]))

  it.each([
    [`update responder set doc = json_set(doc, '$.staffId', 'somebody') where id = 'r-1'`, /1 responders that say something else/],
    [`update method_secret set name = 'password'`, /1 secrets of gateways that no method says it keeps/],
    [`delete from method_secret`, /1 secrets of gateways that a method says it keeps and that are not there/],
    [`update responder set doc = json_set(doc, '$.methods[0].id', 'm-1') where id = 'r-2'`, /1 methods that two people have/],
    [`delete from change where kind = 'responder' and id = 'r-2'`, /1 of kind responder that consoles are never told of/],
    [`update rota set version = 9`, /1 of kind rota whose version in the feed is another one/],
  ])('finds what %s does', (statement, words) => {
    const sqlite = new DatabaseSync(desk.database.file, { enableForeignKeyConstraints: false })
    sqlite.exec(statement)
    sqlite.close()
    expect(faults()).toContainEqual(expect.stringMatching(words))
  }) // prettier-ignore
})
