import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { messageSchema } from '#shared/protocol/message'
import { ticketSchema, ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startMailServer } from '../../support/mail-server.ts'
import { startService } from '../../support/service-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

// Each test starts processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 })

it('sends a mail once more, under the same id, when the service is killed between hand-over and record', async () => {
  const sources: string[] = []
  const server = await startMailServer({
    onData(stream, _, done) {
      let source = ''
      stream.on('data', (part: Buffer) => (source += part.toString()))
      stream.on('end', () => {
        sources.push(source)
        // The first one is taken, and the service never hears of it.
        if (sources.length > 1) done(null, 'Taken')
      })
    },
  })
  onTestFinished(() => server.stop())
  const dataDir = await temporaryFolder()
  const env = {
    DATA_DIR: dataDir,
    SMTP_URL: `smtp://127.0.0.1:${server.port}?security=none`,
    MAIL_FROM: 'desk@provider.example',
  }
  const killed = await startService({ env })
  onTestFinished(() => killed.clean())
  const api = (at: typeof killed, method: string, path: string, body?: unknown) =>
    callApi(at.url, at.token, method, path, body === undefined ? {} : { body })
  const ticket = ticketSchema.parse((await api(killed, 'POST', '/v1/tickets', newTicket())).body)
  const path = `/v1/tickets/${ticket.id}`
  const answer = { kind: 'reply', body: 'We look into it.', force: true }
  const reply = messageSchema.parse((await api(killed, 'POST', `${path}/messages`, answer)).body)
  await until('the mail to be there', () => sources.length === 1)
  await killed.kill()

  // The minute that the dead one's lease still has.
  const file = new DatabaseSync(join(dataDir, 'desk.db'))
  expect(file.prepare('update mail set lease_until = 1 where lease is not null').run().changes).toBe(1)
  file.close()
  const again = await startService({ env })
  onTestFinished(() => again.clean())
  const state = async () => {
    const { body } = await api(again, 'GET', path)
    return ticketWithMessagesSchema.parse(body).messages.find(({ id }) => id === reply.id)?.mail?.state
  }
  await until('an outcome', async () => (await state()) === 'accepted')
  expect(await again.stop()).toBe(0)
  const ids = sources.map((source) => /^Message-ID: (.+)$/m.exec(source)?.[1]?.trim())
  expect(ids).toEqual([`<${reply.id}@provider.example>`, `<${reply.id}@provider.example>`])
})
