import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { putResponder, putRota, removeResponder, testMethod, verifyMethod } from '#main/sync/duty/change-duty'
import { readTrial } from '#main/store/read-trial'
import { readResponders, readRota } from '#main/store/read-responders'
import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import { responderReplacementSchema } from '#shared/protocol/responder'
import { rotaSchema } from '#shared/protocol/rota'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { until } from '../../../support/until.ts'

const ada = responderIdSchema.parse('ada')
const hook = methodIdSchema.parse('hook')
const settings = { channel: 'webhook', url: 'https://hooks.example.com/in' }
const replacement = responderReplacementSchema.parse({
  name: 'Ada',
  role: 'unix-admin',
  methods: [{ id: hook, settings, secrets: { secret: `secret-${randomUUID()}` } }],
})
const withoutSecrets = {
  ...replacement,
  methods: replacement.methods.map(({ id, settings: kept }) => ({ id, settings: kept })),
}

let desk: Desk
let profile: Awaited<ReturnType<typeof makeProfile>>
let admin: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  profile = await makeProfile()
  admin = await openConsole({ profile: profile.path, serviceUrl: desk.url, token: desk.token })
  await admin.online()
})
afterEach(async () => {
  await admin.close()
  await desk.close()
  await profile.remove()
})
const here = () => readResponders(admin.session.cache.read)

it('adds somebody with a secret, changes them without it, refuses the older version, and removes them', async () => {
  const made = await putResponder(admin.session, ada, null, replacement)
  expect(made).toMatchObject({
    ok: true,
    value: { methods: [{ secretsKept: ['secret'], verifiedAt: null }] },
  })
  expect(here()).toMatchObject([{ name: 'Ada', version: 1 }])
  const renamed = await putResponder(admin.session, ada, 1, { ...withoutSecrets, name: 'Ada L.' })
  expect(renamed).toMatchObject({
    ok: true,
    value: { name: 'Ada L.', methods: [{ secretsKept: ['secret'] }] },
  })
  const late = await putResponder(admin.session, ada, 1, { ...withoutSecrets, name: 'Late' })
  expect(late).toMatchObject({ failure: { code: 'version-conflict', current: { name: 'Ada L.' } } })
  expect(await removeResponder(admin.session, ada, 2)).toMatchObject({ ok: true })
  expect(here()).toEqual([])
  const [secret] = Object.values(replacement.methods[0]?.secrets ?? {})
  const isInFiles = JSON.stringify(admin.session.work.all('SELECT * FROM act')).includes(String(secret))
  expect(isInFiles).toBe(false)
})

it('tries a method, and shows the page of it as the feed brings it', async () => {
  await putResponder(admin.session, ada, null, replacement)
  expect(await testMethod(admin.session, ada, hook)).toMatchObject({ ok: true })
  const trial = () => readTrial(admin.session.cache.read, ada, hook, new Date(0).toISOString())
  await until('the trial to be here', () => trial() !== null)
  expect(trial()).toMatchObject({ kind: 'drill', methodId: hook })
  expect(await verifyMethod(admin.session, ada, hook, undefined)).toMatchObject({ ok: true })
  expect(await verifyMethod(admin.session, ada, hook, '000000')).toMatchObject({ ok: false })
})

it('replaces the rota, and keeps whom it names', async () => {
  await putResponder(admin.session, ada, null, replacement)
  const shift = { id: 's', name: 'Nights', responderIds: [ada], turns: null, hours: null }
  const rota = rotaSchema.parse({ timeZone: 'Europe/Berlin', shifts: [shift], overrides: [] })
  const { version } = readRota(admin.session.cache.read)
  expect(await putRota(admin.session, version, rota)).toMatchObject({ ok: true })
  expect(readRota(admin.session.cache.read)).toMatchObject({
    timeZone: 'Europe/Berlin',
    shifts: [{ name: 'Nights' }],
  })
  expect(await removeResponder(admin.session, ada, 1)).toMatchObject({ ok: false })
  expect(here()).toHaveLength(1)
})
