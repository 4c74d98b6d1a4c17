import { afterEach, beforeEach, expect, it } from 'vitest'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { attachmentIdSchema } from '#shared/protocol/common'
import { readPicture } from '#main/sync/files/read-picture'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { sendFiles } from '../../../support/multipart.ts'
import { openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { pictureOf, pngOf } from '../../../support/pictures.ts'
import { filled } from '../../../support/public-form.ts'
import { startProxy, type Proxy } from '../../../support/proxy.ts'
import { until } from '../../../support/until.ts'

let desk: Desk
let line: Proxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole

beforeEach(async () => {
  desk = await startDesk()
  line = await startProxy(desk.url)
  profile = await makeProfile()
  agent = await openConsole({ profile: profile.path, serviceUrl: line.url, token: desk.token, deskUrl: desk.url, deskKey: 'one' }) // prettier-ignore
  await agent.online()
})
afterEach(async () => {
  await agent.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

/** A customer's ticket with these files, pulled. */
async function filed(...files: { name: string; bytes: Buffer<ArrayBuffer> }[]) {
  await sendFiles(desk, '/tickets', filled, files)
  const { items } = (await desk.api('GET', '/v1/tickets')).body as { items: Ticket[] }
  const [ticket] = items
  if (ticket === undefined) throw new Error('no ticket')
  await agent.pulled(ticket.id, 1)
  const read = () => agent.view(ticket.id).messages[0]?.attachments ?? []
  const { messages } = ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body)
  expect(messages[0]?.attachments).toHaveLength(files.length)
  return { ticket, read }
} // prettier-ignore

it('shows a customer’s files at their message, says what each is as a picture, and fetches it once', async () => {
  const { read } = await filed(
    { name: 'screen.png', bytes: pictureOf('png') },
    { name: 'photo.jpg', bytes: pngOf(8660, 5773) },
    { name: 'text.png', bytes: Buffer.from('no picture') },
  )
  const [screen, photo, text] = read()
  if (!screen || !photo || !text) throw new Error('three files')
  expect(screen).toMatchObject({ name: 'screen.png', type: 'image/png', isHere: false })
  const picture = { ok: true, value: { kind: 'picture', type: 'image/png', width: 37, height: 21 } }
  expect(await readPicture(agent.session, screen.id)).toEqual(picture)
  const tooLarge = { kind: 'too-large', type: 'image/png', width: 8660, height: 5773 }
  expect(await readPicture(agent.session, photo.id)).toEqual({ ok: true, value: tooLarge })
  expect(await readPicture(agent.session, text.id)).toEqual({ ok: true, value: { kind: 'none' } })
  expect(read().map(({ isHere }) => isHere)).toEqual([true, true, true])
  line.cut()
  expect(await readPicture(agent.session, screen.id)).toEqual(picture)
})

it('says why where a picture is neither here nor to be fetched', async () => {
  const { read } = await filed({ name: 'screen.png', bytes: pictureOf('png') })
  const [screen] = read()
  line.cut()
  expect(await readPicture(agent.session, attachmentIdSchema.parse(screen?.id))).toMatchObject({ ok: false })
  expect(await readPicture(agent.session, attachmentIdSchema.parse('nowhere'))).toMatchObject({
    failure: { code: 'not-found' },
  })
})

it('loses a customer’s picture with its requester, from this workstation too', async () => {
  const { read } = await filed({ name: 'screen.png', bytes: pictureOf('png') })
  const [screen] = read()
  const id = attachmentIdSchema.parse(screen?.id)
  await readPicture(agent.session, id)
  expect(agent.session.files.has(id)).toBe(true)
  await desk.api('POST', '/v1/erasures', { body: { email: filled.email } })
  await until('the message has no file', () => read().length === 0)
  await until('nor has this workstation', () => !agent.session.files.has(id))
})
