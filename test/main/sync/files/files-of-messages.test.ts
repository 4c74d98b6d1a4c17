import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentLimits } from '#shared/protocol/attachment'
import { attachmentIdSchema, type AttachmentId } from '#shared/protocol/common'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { addPart, beginFile, finishFile, removeFile } from '#main/sync/files/add-file'
import { fetchFile, readFilePart } from '#main/sync/files/fetch-file'
import { draftFileViews } from '#main/sync/files/file-views'
import { takenFile } from '../../../support/attachments.ts'
import { makeProfile } from '../../../support/core-console.ts'
import { startDesk, type Desk } from '../../../support/desk.ts'
import { file } from '../../../support/filed.ts'
import { acts, openConsole, type OpenConsole } from '../../../support/open-console.ts'
import { startProxy, type Proxy } from '../../../support/proxy.ts'
import { until } from '../../../support/until.ts'

let desk: Desk
let line: Proxy
let profile: Awaited<ReturnType<typeof makeProfile>>
let agent: OpenConsole
let ticket: Ticket

beforeEach(async () => {
  desk = await startDesk()
  line = await startProxy(desk.url)
  profile = await makeProfile()
  ticket = await file(desk)
  agent = await open()
})
afterEach(async () => {
  await agent.close()
  await line.close()
  await desk.close()
  await profile.remove()
})

async function open(isCut = false): Promise<OpenConsole> {
  const opened = await openConsole({ profile: profile.path, serviceUrl: line.url, token: desk.token, deskUrl: desk.url, deskKey: 'one' }) // prettier-ignore
  if (isCut) return opened
  await opened.online()
  await opened.pulled(ticket.id, 1)
  return opened
}
async function restart(isCut = false): Promise<void> {
  await agent.close()
  agent = await open(isCut)
}

const value = <Value>(result: { ok: true; value: Value } | { ok: false; failure: { message: string } }) => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
/** Beside the draft, as a screen brings it over. */
function add(name: string, bytes: Buffer): AttachmentId {
  const { session } = agent
  const { id } = value(beginFile(session, { ticketId: ticket.id, name, size: bytes.length }))
  for (let at = 0; at < bytes.length; at += 262_144)
    value(addPart(session, id, at, bytes.subarray(at, at + 262_144)))
  value(finishFile(session, id))
  return id
}
const beside = () => draftFileViews(agent.session, ticket.id)
const told = () => beside().map(({ id, name, type, size }) => ({ id, name, type, size }))
const onDisk = (): string[] => {
  const folders = readdirSync(profile.path, { recursive: true, encoding: 'utf8' })
  const folder = folders.find((name) => name.endsWith('attachments'))
  return folder === undefined ? [] : readdirSync(join(profile.path, folder))
}
const withFiles = (body: string, kind: 'note' | 'reply' = 'note') => ({
  ...(kind === 'note' ? acts.note(ticket.id, body) : acts.reply(ticket.id, body, agent.view(ticket.id).seenThrough)),
  attachments: told(),
}) // prettier-ignore
const atDesk = async () =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body).messages
const download = async (id: string) => {
  const headers = { authorization: `Bearer ${desk.token}` }
  return Buffer.from(await (await fetch(`${desk.url}/v1/attachments/${id}`, { headers })).arrayBuffer())
}

describe('a file beside a draft', () => {
  it('is there again after a start, under its cleaned name, and is taken out for good', async () => {
    const bytes = randomBytes(600_000)
    const id = add('../../\u202Ex.png', bytes)
    await restart()
    expect(beside()).toEqual([{ id, name: 'x.png', type: 'application/octet-stream', size: 600_000, isHere: true }]) // prettier-ignore
    const parts: Buffer[] = []
    for (let at = 0; at < bytes.length;) {
      const part = Buffer.from(value(readFilePart(agent.session, id, at, 262_144)).data, 'base64')
      parts.push(part)
      at += part.length
    }
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    value(removeFile(agent.session, id))
    expect(beside()).toEqual([])
    expect(onDisk()).toEqual([])
  })

  it('is refused where it is empty, too large, out of order, changed meanwhile, or the eleventh', () => {
    const begin = (size: number) => beginFile(agent.session, { ticketId: ticket.id, name: 'a', size })
    expect(begin(0)).toMatchObject({ failure: { code: 'invalid-request' } })
    expect(begin(attachmentLimits.file + 1)).toMatchObject({ failure: { code: 'body-too-large' } })
    const { id } = value(begin(10))
    expect(addPart(agent.session, id, 5, Buffer.alloc(5))).toMatchObject({ failure: { code: 'bad-call' } })
    const { id: shrunk } = value(begin(10))
    value(addPart(agent.session, shrunk, 0, Buffer.alloc(5)))
    expect(finishFile(agent.session, shrunk)).toMatchObject({ failure: { code: 'bad-call' } })
    expect(onDisk()).toEqual([])
    for (let index = 0; index < attachmentLimits.perMessage; index += 1) add(`${index}.txt`, Buffer.from('x'))
    expect(begin(1)).toMatchObject({ failure: { message: 'A message takes at most 10 files.' } })
  })

  it('of which a kill left half, or whose row never came, is gone at the next start', async () => {
    const { id } = value(beginFile(agent.session, { ticketId: ticket.id, name: 'half', size: 10 }))
    value(addPart(agent.session, id, 0, Buffer.alloc(5)))
    const orphan = agent.session.files.begin('no-row')
    orphan.add(Buffer.from('x'))
    orphan.finish()
    expect(onDisk()).toHaveLength(2)
    await restart()
    expect(onDisk()).toEqual([])
    expect(beside()).toEqual([])
  })
})

describe('a message with files', () => {
  it('waits without a line, through a kill, and arrives with them in its place', async () => {
    line.cut()
    const bytes = randomBytes(700_000)
    const id = add('plan.pdf.exe', bytes)
    agent.perform(withFiles('With a file'))
    agent.perform(acts.note(ticket.id, 'Behind it'))
    expect(beside()).toEqual([])
    expect(agent.view(ticket.id).messages.at(-2)?.attachments).toMatchObject([{ id, isHere: true }])
    await restart(true)
    line.mend()
    agent.running.retry()
    await until('both to arrive', async () => (await atDesk()).length === 3)
    const [, first, second] = await atDesk()
    expect([first?.body, second?.body]).toEqual(['With a file', 'Behind it'])
    expect(first?.attachments).toEqual([{ id, name: 'plan.pdf.exe', type: 'application/octet-stream', size: 700_000 }]) // prettier-ignore
    expect((await download(id)).equals(bytes)).toBe(true)
    // What is here is the copy of a message's from now on.
    await until('it to be shown', () => agent.outbox().every(({ state }) => state.kind === 'sent'))
    expect(onDisk()).toHaveLength(1)
  }, 60_000)

  it('that is taken back stands beside the draft again with all of them; one that is discarded takes them along', async () => {
    line.cut()
    agent.running.retry()
    await agent.offline()
    const id = add('a.txt', Buffer.from('a'))
    const reply = agent.perform(withFiles('Too early', 'reply'), 60_000)
    value(agent.decide(reply, { kind: 'take-back' }))
    expect(told()).toEqual([{ id, name: 'a.txt', type: 'text/plain', size: 1 }])
    const again = agent.perform(withFiles('Not at all'))
    value(agent.decide(again, { kind: 'discard' }))
    expect(beside()).toEqual([])
    expect(onDisk()).toEqual([])
  })

  it('goes on by itself after its line broke under a file, and sends none twice', async () => {
    const ids = [add('one.bin', randomBytes(2_000_000)), add('two.bin', randomBytes(2_000_000))]
    let cuts = 0
    const uploading = agent.session.uploading
    const watch = setInterval(() => {
      if (cuts > 0 || (uploading.get(ids[1] ?? '') ?? 0) === 0) return
      cuts += 1
      line.cut()
      setTimeout(() => line.mend(), 200)
    }, 1)
    agent.perform(withFiles('Both'))
    await until('it to arrive', async () => (await atDesk()).length === 2, 60_000)
    clearInterval(watch)
    expect((await atDesk())[1]?.attachments?.map(({ id }) => id)).toEqual(ids)
    const count = await desk.database.read((reader) => reader.selectFrom('attachment').select('id').execute())
    expect(count).toHaveLength(2)
  }, 90_000)

  it('sends them once more to a desk that has forgotten them', async () => {
    const id = add('a.txt', Buffer.from('a'))
    agent.session.work.run('UPDATE attachment SET uploaded = 1 WHERE id = ?', id)
    agent.perform(withFiles('The desk was restored'))
    await until('it to arrive', async () => (await atDesk()).length === 2, 30_000)
    expect((await download(id)).toString()).toBe('a')
  }, 60_000)

  it('needs its author where a file is not on the disk any more, and says which', async () => {
    const id = add('gone.txt', Buffer.from('a'))
    agent.session.files.remove(id)
    const act = agent.perform(withFiles('Where is it?'))
    await until('it to need its author', () => agent.entry(act).state.kind === 'needs-you')
    expect(agent.entry(act).state).toMatchObject({ failure: { code: 'file-unreadable', message: expect.stringContaining('“gone.txt”') as string } }) // prettier-ignore
    value(agent.decide(act, { kind: 'take-back' }))
  })
})

describe('a file of somebody else', () => {
  async function theirs(content: string) {
    const { id } = await takenFile(desk, ticket.id, 'theirs.txt', content)
    await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body: { kind: 'note', body: 'x', attachmentIds: [id] } }) // prettier-ignore
    await agent.pulled(ticket.id, 2)
    return id
  }
  const shown = () => agent.view(ticket.id).messages.at(-1)?.attachments?.[0]

  it('is at the desk until it is fetched, once, and here from then on without a line', async () => {
    const id = await theirs('What they saw')
    expect(shown()).toMatchObject({ id, isHere: false })
    expect(readFilePart(agent.session, id, 0, 10)).toMatchObject({ failure: { code: 'not-found' } })
    const both = await Promise.all([fetchFile(agent.session, id), fetchFile(agent.session, id)])
    expect(both.every(({ ok }) => ok)).toBe(true)
    line.cut()
    await restart(true)
    expect(shown()).toMatchObject({ id, isHere: true })
    const { data } = value(readFilePart(agent.session, id, 0, 100))
    expect(Buffer.from(data, 'base64').toString()).toBe('What they saw')
  })

  it('leaves nothing here where the line breaks, or where it is erased', async () => {
    const id = await theirs('Personal')
    line.cut()
    expect(await fetchFile(agent.session, id)).toMatchObject({ ok: false })
    expect(onDisk()).toEqual([])
    line.mend()
    agent.running.retry()
    await agent.online()
    value(await fetchFile(agent.session, id))
    expect(onDisk()).toHaveLength(1)
    await desk.api('POST', '/v1/erasures', { body: { email: 'grace@example.com' } })
    await until('it to be gone', () => onDisk().length === 0)
    expect(shown()).toBeUndefined()
    expect(await fetchFile(agent.session, attachmentIdSchema.parse('..'))).toMatchObject({ ok: false })
    expect(existsSync(profile.path)).toBe(true)
  })
})
