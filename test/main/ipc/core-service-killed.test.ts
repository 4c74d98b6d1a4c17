import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { ticketIdSchema } from '#shared/protocol/common'
import { eventually, makeProfile, signIn } from '../../support/core-console.ts'
import { startCoreProcess } from '../../support/core-process.ts'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { startCrookedLine } from './crooked-line.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function serviceOn(dataDir: string): Promise<ServiceProcess> {
  const service = await startService({ env: { DATA_DIR: dataDir } })
  closing.push(() => service.clean())
  return service
}

it('makes one ticket of one act, although the service was killed after it had committed and before it answered', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'killed-desk-'))
  closing.push(() => rm(dataDir, { recursive: true }))
  const first = await serviceOn(dataDir)
  const line = await startCrookedLine(first.url)
  closing.push(() => line.close())
  const profile = await makeProfile()
  closing.push(() => profile.remove())
  const core = startCoreProcess()
  closing.push(() => core.kill())

  await signIn(core, profile.path, line.url, first.token)
  const state = async () => (await core.value('connection.read', undefined)).state.kind
  await eventually(async () => ((await state()) === 'online' ? true : null), 'online')
  const act = { kind: 'file-ticket' as const, ticketId: ticketIdSchema.parse(randomUUID()), ...newTicket() }
  const count = async ({ url, token }: ServiceProcess) =>
    (await callApi(url, token, 'GET', '/v1/tickets')).text.split(act.ticketId).length - 1
  line.loseAnswers()
  await core.value('act.perform', { act })
  await eventually(async () => ((await count(first)) === 1 ? true : null), 'the commit')
  const sending = await core.value('outbox.list', undefined)
  expect(sending).toMatchObject([{ state: { kind: 'sending' } }])
  await first.kill()

  const second = await serviceOn(dataDir)
  line.mend(second.url)
  await core.value('connection.retry', undefined)
  await eventually(async () => {
    const [entry] = await core.value('outbox.list', undefined)
    return entry?.state.kind === 'sent' ? true : null
  }, 'the act to be sent')
  expect(await count(second)).toBe(1)
}, 60_000)
