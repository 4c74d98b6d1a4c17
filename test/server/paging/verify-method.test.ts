import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { pageSchema } from '#shared/protocol/page'
import { responderSchema } from '#shared/protocol/responder'
import { startPager, type Pager } from '#server/paging/pager'
import { sendByMethod } from '#server/paging/send-by-method'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { added, read } from '../../support/responders-by-api.ts'
import { until } from '../../support/until.ts'

const now = new Date('2026-11-28T03:00:00.000Z')
let desk: Desk
let gateway: HttpGateway
let pager: Pager
beforeEach(async () => {
  gateway = await startHttpGateway()
  desk = await startDesk({ clock: () => now })
  const settings = { channel: 'webhook', url: `${gateway.url}/ann`, allowsInternal: true }
  const other = {
    id: 'm-2',
    settings: { ...settings, url: `${gateway.url}/other` },
    secrets: { secret: 'x' },
  }
  await added(desk, 'r-1', {
    methods: [{ id: 'm-1', settings, secrets: { secret: 'w3b' } }, other],
  })
  pager = startPager({
    database: desk.database,
    clock: () => now,
    engineClock: { now: () => now.getTime() },
    vault: desk.vault,
    send: sendByMethod(null, () => now),
    linkOf: () => 'https://desk.example.com/p/x',
    log: desk.app.log,
  })
})
afterEach(async () => {
  await pager.drain()
  await closeSoundDesk(desk)
  await gateway.stop()
})

const act = (name: string, body: object = {}) =>
  desk.api('POST', `/v1/responders/r-1/methods/m-1/${name}`, { body })
const bodySchema = z.object({ key: z.string(), text: z.string() })
async function message(): Promise<z.infer<typeof bodySchema>> {
  await until('the message', () => Promise.resolve(gateway.taken.length > 0))
  return bodySchema.parse(JSON.parse(gateway.taken[0]?.body ?? ''))
}
const tried = async () => (await read(desk, 'r-1')).methods[0]

it('brings a code by that method alone; the code verifies it', async () => {
  const page = pageSchema.parse((await act('verify')).body)
  const { key, text } = await message()
  expect(key).toBe(page.id)
  const [code = ''] = /\b\d{6}\b/.exec(text) ?? []
  expect(gateway.taken.map(({ path }) => path)).toEqual(['/ann'])
  await until('the note of it', async () => (await tried())?.lastTest !== null)
  expect(await tried()).toMatchObject({ verifiedAt: null, lastTest: { kind: 'verify', succeeded: true } })
  const verified = responderSchema.parse((await act('verify', { code })).body)
  expect(verified.methods.map(({ verifiedAt }) => verifiedAt)).toEqual([now.toISOString(), null])
  expect((await desk.api('GET', '/v1/changes?limit=5000')).text).not.toContain(code)
})

it('tries that method alone, and notes what came of it', async () => {
  await act('test')
  expect((await message()).text).toMatch(/^Test of /)
  await until('the note of it', async () => (await tried())?.lastTest !== null)
  expect(await tried()).toMatchObject({ lastTest: { kind: 'test', succeeded: true }, lastGoodTestAt: now.toISOString() }) // prettier-ignore
  expect(gateway.taken).toHaveLength(1)
})
