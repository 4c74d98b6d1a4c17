import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runMaintenance } from '#server/maintenance/command'
import { readOptions } from '#server/options'
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
