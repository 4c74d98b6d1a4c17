import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { methodIdSchema, responderIdSchema, staffIdSchema } from '#shared/protocol/common'
import { keyFile, readDeskKey } from '#server/desk-key'
import { runMaintenance } from '#server/maintenance/command'
import { readOptions } from '#server/options'
import { putResponder } from '#server/store/put-responder'
import { openVault } from '#server/vault'
import { startDesk } from '../../support/desk.ts'

let folder: string
let said: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-command-'))
  said = ''
  const hear = (text: string | Uint8Array) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

it('backs up a running desk, checks both, and restores into a new folder', async () => {
  const desk = await startDesk()
  try {
    const backup = join(folder, 'backup.db')
    const fresh = readOptions({ DATA_DIR: join(folder, 'fresh') })
    expect(await runMaintenance(['check'], desk.options)).toBe(0)
    expect(await runMaintenance(['backup', backup], desk.options)).toBe(0)
    expect(await runMaintenance(['backup', backup], desk.options)).toBe(1)
    expect(await runMaintenance(['restore', backup], desk.options)).toBe(1)
    expect(await runMaintenance(['restore', backup], fresh)).toBe(0)
    expect(await runMaintenance(['check'], fresh)).toBe(0)
    for (const words of [
      /is sound/,
      /Backed up .* needs no key file/s,
      /not overwritten/,
      /Stop it first/,
      /Restored/,
    ])
      expect(said).toMatch(words)
  } finally {
    await desk.close()
  }
})

it('says which key a backup needs, and tells of secrets that no key here opens', async () => {
  const desk = await startDesk()
  try {
    const { seal, fingerprint } = openVault(readDeskKey(desk.dataDir, null))
    await desk.database.write(async (tx) => {
      const { id } = await tx.selectFrom('staff').select('id').executeTakeFirstOrThrow()
      const by = { id: staffIdSchema.parse(id), name: 'Administrator' }
      const settings = {
        channel: 'webhook' as const,
        url: 'https://hooks.example.com/',
        allowsInternal: false,
      }
      const method = { id: methodIdSchema.parse('m-1'), settings, secrets: { secret: 'w3b-s3cret' } }
      const wanted = {
        name: 'Ann',
        role: 'support' as const,
        staffId: null,
        phone: '',
        active: true,
        methods: [method],
      }
      await putResponder(tx, responderIdSchema.parse('r-1'), null, wanted, { by, seal, now: new Date() })
    })
    const backup = join(folder, 'backup.db')
    expect(await runMaintenance(['backup', backup], desk.options)).toBe(0)
    expect(said).toContain(
      `The backup needs the key file ${keyFile(desk.dataDir)} (fingerprint ${fingerprint})`,
    )
    expect(await runMaintenance(['check'], desk.options)).toBe(0)
    expect(said).not.toContain('cannot be opened')

    const fresh = readOptions({ DATA_DIR: join(folder, 'fresh') })
    expect(await runMaintenance(['restore', backup], fresh)).toBe(0)
    expect(said).toContain('1 of 1 secret of gateways cannot be opened')
    expect(said).toContain('There is no key')
    expect(await runMaintenance(['check'], fresh)).toBe(1)
    const other = readOptions({ DATA_DIR: join(folder, 'fresh'), DESK_KEY: 'k'.repeat(43) })
    expect(await runMaintenance(['check'], other)).toBe(1)
    expect(said).toContain('At hand is the key given as DESK_KEY')
    await copyFile(keyFile(desk.dataDir), keyFile(fresh.dataDir))
    expect(await runMaintenance(['check'], fresh)).toBe(0)
    expect(said).not.toContain('w3b-s3cret')
    expect(await readdir(folder)).toEqual(['backup.db', 'fresh'])
  } finally {
    await desk.close()
  }
})

it('makes no key where it only looks', async () => {
  const desk = await startDesk()
  try {
    expect(await runMaintenance(['check'], desk.options)).toBe(0)
    expect(await readdir(desk.dataDir)).not.toContain('desk.key')
  } finally {
    await desk.close()
  }
})

it.each([[], ['frobnicate'], ['backup'], ['restore', 'a', 'b'], ['check', 'x']])(
  'explains itself after %j',
  async (...command) => {
    expect(await runMaintenance(command, readOptions({ DATA_DIR: folder }))).toBe(2)
    expect(said).toContain('backup FILE')
  },
)

it('says where it looked for a desk that is not there', async () => {
  expect(await runMaintenance(['check'], readOptions({ DATA_DIR: folder }))).toBe(1)
  expect(said).toContain(folder)
})
