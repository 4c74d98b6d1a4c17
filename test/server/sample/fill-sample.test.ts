import { afterEach, beforeEach, expect, it } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { publicReceiptSchema } from '#shared/protocol/public'
import { settingsReplySchema } from '#shared/protocol/settings'
import { changeKinds, changesReplySchema, putSchema } from '#shared/protocol/changes'
import { fillSample } from '#server/sample/fill-sample'
import { inspectDesk } from '#server/store/inspect-desk'
import { startDesk, type Desk } from '../../support/desk.ts'
import { filled, openPage, sendForm, ticketCount } from '../../support/public-form.ts'

const now = new Date('2026-11-23T15:00:00Z')
let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

it('fills an empty desk, marks it as a sample, and leaves it sound', async () => {
  expect(await fillSample(desk.database, { tickets: 120, seed: 3 }, now)).toBe(true)
  expect(await ticketCount(desk)).toBe(120)
  expect(inspectDesk(desk.database.file).faults).toEqual([])
  expect(meSchema.parse((await desk.api('GET', '/v1/me')).body).sample).toBe(true)
  expect(settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body).links.services).toHaveLength(
    5,
  )
  expect((await openPage(desk, '/')).querySelector('.sample')?.textContent).toContain('wakes nobody')
})

it('feeds every thing of it to a console, each as the contract says', async () => {
  await fillSample(desk.database, { tickets: 600, seed: 3 }, now)
  const kinds = new Set<string>()
  for (let cursor = ''; ;) {
    const reply = await desk.api('GET', `/v1/changes?limit=5000${cursor}`)
    const page = changesReplySchema.parse(reply.body)
    for (const change of page.changes) kinds.add(putSchema.parse(change).kind)
    if (!page.more) break
    cursor = `&cursor=${page.cursor}`
  }
  expect([...kinds].toSorted()).toEqual([...changeKinds].toSorted())
})

it('never touches a desk in use, not even its own a second time', async () => {
  await sendForm(desk, '/tickets', filled)
  expect(await fillSample(desk.database, { tickets: 50, seed: 1 }, now)).toBe(false)
  expect(await ticketCount(desk)).toBe(1)
  expect(meSchema.parse((await desk.api('GET', '/v1/me')).body).sample).toBe(false)
})

it('goes on counting after its last number', async () => {
  await fillSample(desk.database, { tickets: 10, seed: 1 }, now)
  const reply = await desk.api('POST', '/tickets', { token: null, body: filled })
  expect(publicReceiptSchema.parse(reply.body).number).toBe(1010)
})
