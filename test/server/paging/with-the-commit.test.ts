import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accepted } from '#server/paging/channels/send-outcome'
import type { Pager } from '#server/paging/pager'
import type { Send } from '#server/paging/send-by-method'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { file } from '../../support/filed.ts'
import { startPagerDesk, type PagerDesk } from '../../support/pager-desk.ts'
import { until } from '../../support/until.ts'

let rig: PagerDesk
let eye: DatabaseSync
let pager: Pager | null
beforeEach(async () => {
  rig = await startPagerDesk()
  // A connection of its own sees what is committed, and nothing else.
  eye = new DatabaseSync(rig.desk.database.file, { readOnly: true })
  pager = null
})
afterEach(async () => {
  await pager?.drain()
  eye.close()
  await closeSoundDesk(rig.desk)
  await rig.gateway.stop()
})

const critical = () => file(rig.desk, { groupName: 'Acme', urgency: 'mission-critical' })
/** A pager that has had its first look, and has nothing to do. */
async function idlePager(send?: Send): Promise<Pager> {
  const started = rig.start(send)
  await rig.desk.database.write(async () => undefined)
  return started
}

describe('a page', () => {
  it('is planned and leased in the commit of its ticket, and leaves only after it', async () => {
    const heads: number[] = []
    const seen: unknown[] = []
    pager = await idlePager(async () => {
      const [row] = eye.prepare(`select count(*) as leased, (select count(*) from ticket) as tickets from delivery where lease_until is not null`).all() // prettier-ignore
      seen.push({ ...row, heads: heads.length })
      return accepted('taken')
    })
    rig.desk.database.onHead((head) => heads.push(head))
    await critical()
    await until('both to have been handed over', () => seen.length === 2)
    expect(seen).toEqual(Array.from({ length: 2 }, () => ({ leased: 2, tickets: 1, heads: 1 })))
  })

  it('that somebody takes is told to the others with the commit that says so', async () => {
    const told: string[] = []
    let headsOfTaking = 0
    pager = await idlePager(async (_settings, _secrets, { text }) => {
      told.push(`${headsOfTaking} ${text}`)
      return accepted('taken')
    })
    await critical()
    const { id } = await rig.thePage(({ state }) => state === 'notified')
    await until(
      'nothing to be under way',
      () => !eye.prepare('select 1 from page_run where untold = 1').get(),
    )
    told.length = 0
    const leave = rig.desk.database.onHead(() => (headsOfTaking += 1))
    await rig.desk.api('POST', `/v1/pages/${id}/acknowledge`, { body: {} })
    await until('the others to be told', () => told.length > 0)
    leave()
    expect(told[0]).toMatch(/^1 .* has it/)
  })

  it('that cannot be planned costs nobody their ticket, and goes out once it can', async () => {
    pager = await idlePager()
    const docs = await rig.desk.database.read((reader) => reader.selectFrom('responder').select(['id', 'doc']).execute()) // prettier-ignore
    await rig.desk.database.write((tx) => tx.updateTable('responder').set({ doc: '{}' }).execute())
    const ticket = await critical()
    expect(ticket.gate?.outcome).toBe('page')
    await rig.desk.database.write(async (tx) => {
      for (const { id, doc } of docs) await tx.updateTable('responder').set({ doc }).where('id', '=', id).execute() // prettier-ignore
    })
    await until('both to be woken', () => rig.paths().length === 2)
    expect(rig.paths().toSorted()).toEqual(['/a1', '/b1'])
  })
})
