import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messageIdSchema } from '#shared/protocol/common'
import type { Person } from '#shared/ipc/views'
import { eventually, makeProfile, signIn, wholeQueue } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startCrookedLine, type CrookedLine } from './crooked-line.ts'

let desk: Desk
let line: CrookedLine
let profile: Awaited<ReturnType<typeof makeProfile>>
let core: CoreProcess
let person: Person

beforeEach(async () => {
  desk = await startDesk()
  line = await startCrookedLine(desk.url)
  profile = await makeProfile()
  core = startCoreProcess()
  person = await signIn(core, profile.path, line.url, desk.token)
})
afterEach(async () => {
  await core.kill()
  await line.close()
  await desk.close()
  await profile.remove()
})

const folder = () => join(profile.path, 'people', readdirSync(join(profile.path, 'people'))[0] ?? '')
const rows = async () => (await core.value('queue.window', wholeQueue)).rows
const start = () =>
  core.control({ do: 'start', profile: profile.path, serviceUrl: line.url, token: desk.token, person })
const asideOf = (name: string) => readdirSync(folder()).filter((one) => one.startsWith(`${name}.damaged-`))
const mended = () => core.said.filter(({ kind }) => kind === 'mended')

async function firstTicket() {
  await desk.api('POST', '/v1/tickets', { body: newTicket({ subject: 'The one that matters' }) })
  return (await eventually(async () => (await rows())[0] ?? null, 'a row')).id
}

/** Changes a closed file: `change` gets its bytes. */
async function damage(name: string, change: (bytes: Buffer) => void): Promise<void> {
  await core.control({ do: 'leave' })
  const bytes = readFileSync(join(folder(), name))
  change(bytes)
  writeFileSync(join(folder(), name), bytes)
}

/** The page that the rows of a small table lie on. By its words one would hit, at times, what was indexed of them. */
function rootPageOf(name: string, table: string): number {
  const database = new DatabaseSync(join(folder(), name))
  const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)
  database.close()
  return Number(row?.['rootpage'])
}

async function writeNote(ticketId: Awaited<ReturnType<typeof firstTicket>>) {
  const act = { kind: 'note' as const, ticketId, messageId: messageIdSchema.parse(randomUUID()), body: 'Kept.' } // prettier-ignore
  await core.value('act.perform', { act })
  return act
}

describe('a file that turns out damaged while it is in use', () => {
  it('is a cache that is pulled again, with the pending acts over it, and whoever asked gets an answer', async () => {
    const ticketId = await firstTicket()
    await core.control({ do: 'leave' })
    const page = rootPageOf('cache.db', 'ticket')
    await damage('cache.db', (bytes) => bytes.writeUInt16BE(60_000, (page - 1) * 8192 + 3))
    expect(await start()).toMatchObject({ ok: true })
    expect((await core.call('ticket.read', { ticketId })).ok).toBe(true)
    const row = await eventually(async () => (await rows())[0] ?? null, 'the row again')
    expect(row.subject).toBe('The one that matters')
    await writeNote(ticketId)
    await eventually(
      async () => ((await core.value('ticket.read', { ticketId }))?.messages.some(({ body }) => body === 'Kept.') ? true : null), // prettier-ignore
      'the note',
    )
    expect(mended()).toHaveLength(1)
    expect(JSON.stringify(mended())).toContain('is pulled again')
    expect(asideOf('cache.db')).toHaveLength(1)
    expect(asideOf('work.db')).toEqual([])
  })

  it('is a cache whose pages are sound and whose text is not', async () => {
    const ticketId = await firstTicket()
    await damage('cache.db', (bytes) => {
      for (let at = bytes.indexOf('{"id":"'); at >= 0; at = bytes.indexOf('{"id":"', at + 1))
        bytes[at + 1] = 0x7b
    })
    expect(await start()).toMatchObject({ ok: true, value: { notice: null } })
    expect((await core.call('ticket.read', { ticketId })).ok).toBe(true)
    await eventually(async () => (await core.value('ticket.read', { ticketId })) ?? null, 'the ticket again')
    expect(mended()).toHaveLength(1)
  })

  it('is told at the start where it was found at the start', async () => {
    await firstTicket()
    await damage('cache.db', (bytes) => bytes.fill(0x5a, 0, 100))
    expect(await start()).toMatchObject({
      value: {
        notice: { code: 'file-unreadable', message: expect.stringContaining('pulled again') as string },
      },
    })
    await eventually(async () => (await rows())[0] ?? null, 'the row again')
    expect(mended()).toEqual([])
  })
})

describe('a damaged record of local acts', () => {
  it('is told in words with what was saved, and what was saved is sent once', async () => {
    const ticketId = await firstTicket()
    line.mend('http://127.0.0.1:1')
    const { messageId } = await writeNote(ticketId)
    await core.value('draft.keep', { draft: { kind: 'message', ticketId, mode: 'reply', text: 'Dear Ada,' } })
    await damage('work.db', (bytes) => bytes.fill(0x5a, 0, 100))
    const started = await start()
    const aside = join(folder(), asideOf('work.db')[0] ?? '')
    expect(started).toEqual({
      ok: true,
      value: {
        notice: {
          code: 'file-unreadable',
          message: `The file with your unsent work was damaged. 1 unsent act and 1 draft were saved. The damaged file rests at ${aside}.`,
        },
      },
    })
    const [entry] = await core.value('outbox.list', undefined)
    expect(entry?.act).toMatchObject({ kind: 'note', messageId })
    expect(await core.value('drafts.list', undefined)).toMatchObject([{ text: 'Dear Ada,' }])
    line.mend(desk.url)
    await core.value('connection.retry', undefined)
    const isSent = async () => (await core.value('outbox.list', undefined))[0]?.state.kind === 'sent'
    await eventually(async () => ((await isSent()) ? true : null), 'the note to be sent')
    const sent = JSON.stringify((await desk.api('GET', `/v1/tickets/${ticketId}`)).body)
    expect(sent.split('Kept.')).toHaveLength(2)
    // Told once: an orderly end ends the telling.
    await core.control({ do: 'leave' })
    expect(await start()).toEqual({ ok: true, value: { notice: null } })
  })

  it('is missed where somebody worked here before and it is gone', async () => {
    await damage('work.db', () => undefined)
    writeFileSync(join(folder(), 'work.db'), '')
    expect(await start()).toMatchObject({
      value: { notice: { message: expect.stringContaining('is gone or was emptied') as string } },
    })
  })
})
