import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personFolder } from '#main/store/person-folder'
import { ticketIdSchema } from '#shared/protocol/common'
import { makeProfile } from '../../support/core-console.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { newTicket } from '../../support/filed.ts'
import { personAt } from '../../support/session-parts.ts'
import { mountSmallDisk, whyNoSmallDisk, type SmallDisk } from '../../support/small-disk.ts'

const why = whyNoSmallDisk()
/** Nobody listens there: everything that is done stays in the outbox. */
const serviceUrl = 'http://127.0.0.1:1'
const mebibyte = 1024 * 1024

let core: CoreProcess
beforeEach(() => {
  core = startCoreProcess()
})
afterEach(() => core.kill())

const start = (profile: string) =>
  core.control({ do: 'start', profile, serviceUrl, token: 't', person: personAt(serviceUrl) })

async function fileTicket() {
  const act = { kind: 'file-ticket' as const, ticketId: ticketIdSchema.parse(randomUUID()), ...newTicket() }
  await core.value('act.perform', { act })
}

const outboxLength = async () => (await core.value('outbox.list', undefined)).length

describe.skipIf(why !== null)(
  `a profile on a disk that refuses${why === null ? '' : ` (not run: ${why})`}`,
  () => {
    let disk: SmallDisk
    beforeEach(() => {
      disk = mountSmallDisk(4 * mebibyte)
    })
    afterEach(() => disk.remove())

    it('is told with its path when nothing can be written, and opens with all that was kept once it can', async () => {
      expect(await start(disk.path)).toMatchObject({ ok: true })
      await fileTicket()
      await core.control({ do: 'leave' })
      disk.readOnly(true)
      const folder = personFolder(disk.path, personAt(serviceUrl).id, serviceUrl)
      const before = readFileSync(join(folder, 'work.db'))
      const refused = await start(disk.path)
      expect(refused).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } })
      expect(JSON.stringify(refused)).toContain(join(folder, 'work.db'))
      expect(readFileSync(join(folder, 'work.db')).equals(before)).toBe(true)
      disk.readOnly(false)
      expect(await start(disk.path)).toEqual({ ok: true, value: { notice: null } })
      expect(await outboxLength()).toBe(1)
    })

    it('is told with its path when nothing was ever kept on it, and nothing can be', async () => {
      disk.readOnly(true)
      const refused = await start(disk.path)
      expect(refused).toMatchObject({ ok: false, failure: { code: 'disk-read-only' } })
      expect(JSON.stringify(refused)).toContain(disk.path)
    })

    it('is told with its path when it is full before anything was kept, and begins once there is room', async () => {
      const makeRoom = disk.fill()
      const refused = await start(disk.path)
      expect(refused).toMatchObject({ ok: false, failure: { code: 'disk-full' } })
      expect(JSON.stringify(refused)).toContain(disk.path)
      makeRoom()
      expect(await start(disk.path)).toMatchObject({ ok: true })
      await fileTicket()
      expect(await outboxLength()).toBe(1)
    })

    it('loses nothing when it is full at a later start', async () => {
      await start(disk.path)
      await fileTicket()
      await core.kill()
      core = startCoreProcess()
      const makeRoom = disk.fill()
      expect(await start(disk.path)).toEqual({ ok: true, value: { notice: null } })
      expect(await outboxLength()).toBe(1)
      makeRoom()
      await fileTicket()
      await core.control({ do: 'leave' })
      expect(await start(disk.path)).toEqual({ ok: true, value: { notice: null } })
      expect(await outboxLength()).toBe(2)
    })

    it('has its damaged outbox salvaged once there is room for it', async () => {
      await start(disk.path)
      await fileTicket()
      await core.control({ do: 'leave' })
      const folder = personFolder(disk.path, personAt(serviceUrl).id, serviceUrl)
      const file = spawnSync('dd', [
        'if=/dev/zero',
        `of=${join(folder, 'work.db')}`,
        'bs=100',
        'count=1',
        'conv=notrunc',
      ])
      expect(file.status).toBe(0)
      const makeRoom = disk.fill()
      expect(await start(disk.path)).toMatchObject({ ok: false, failure: { code: 'disk-full' } })
      makeRoom()
      expect(await start(disk.path)).toMatchObject({
        ok: true,
        value: { notice: { code: 'file-unreadable' } },
      })
      expect(await outboxLength()).toBe(1)
      expect(readdirSync(folder).filter((name) => name.includes('salvag'))).toEqual([])
    })
  },
)

describe('a profile that this user may not use', () => {
  let profile: Awaited<ReturnType<typeof makeProfile>>
  const other = { uid: 65_534, gid: 65_534 }
  const isRoot = process.getuid?.() === 0

  beforeEach(async () => {
    profile = await makeProfile()
    chmodSync(profile.path, 0o777)
  })
  afterEach(() => profile.remove())

  /** Opens a record of acts as somebody whom modes bind, in a process of its own: root is bound by none. */
  function openAsOther(file: string): { code: string; message: string } | null {
    const store = (name: string) => resolve(import.meta.dirname, `../../../main/store/${name}.ts`)
    const script = `
      const { openWork } = await import(${JSON.stringify(store('work'))})
      const { storageFailure } = await import(${JSON.stringify(store('storage-failure'))})
      try { openWork(${JSON.stringify(file)}, 0); console.log('null') }
      catch (thrown) { console.log(JSON.stringify(storageFailure(thrown))) }`
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      ...(isRoot ? other : {}),
    })
    if (child.stdout === '') throw new Error(child.stderr)
    return JSON.parse(child.stdout) as { code: string; message: string } | null
  }

  function ownedFile(): string {
    const file = join(profile.path, 'work.db')
    expect(openAsOther(file)).toBeNull()
    return file
  }

  it('is told with the path where the file may only be read', () => {
    const file = ownedFile()
    chmodSync(file, 0o444)
    expect(openAsOther(file)).toMatchObject({
      code: 'disk-read-only',
      message: expect.stringContaining(file) as string,
    })
    chmodSync(file, 0o644)
    expect(openAsOther(file)).toBeNull()
  })

  it('is told with the path where the file may not even be read, or belongs to somebody else', () => {
    const file = ownedFile()
    chmodSync(file, 0o000)
    expect(openAsOther(file)).toMatchObject({
      code: 'disk-read-only',
      message: expect.stringContaining(file) as string,
    })
    if (isRoot) chownSync(file, 0, 0)
    chmodSync(file, isRoot ? 0o600 : 0o000)
    expect(openAsOther(file)?.code).toBe('disk-read-only')
  })

  it('is told where the folder may not be entered, and where a file stands in its place', () => {
    const folder = join(profile.path, 'people')
    mkdirSync(folder)
    chmodSync(folder, 0o000)
    expect(openAsOther(join(folder, 'work.db'))?.code).toBe('disk-read-only')
    chmodSync(folder, 0o755)
    const file = ownedFile()
    expect(openAsOther(join(file, 'work.db'))?.code).toBe('disk-read-only')
    rmSync(file)
  })
})
