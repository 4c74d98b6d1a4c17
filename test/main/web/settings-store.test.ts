import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSettingsFile } from '#main/ipc/host-settings-file'
import { openSettingsStore } from '#main/web/settings-store'

let folder: string
let logged: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-settings-'))
  logged = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () =>
  openSettingsFile(
    folder,
    'preferences',
    openSettingsStore,
    () => new Date('2026-11-23T01:02:03.000Z'),
    (line) => logged.push(line),
  )

it('keeps what was written, for its owner alone', () => {
  open().write({ theme: 'dark', 'a.b': { c: [1] } })
  expect(open().read()).toEqual({ theme: 'dark', 'a.b': { c: [1] } })
  expect(statSync(join(folder, 'preferences.json')).mode & 0o777).toBe(0o600)
})

it('begins empty', () => {
  expect(open().read()).toEqual({})
})

it('sets an unreadable file aside, says so, and goes on', () => {
  writeFileSync(join(folder, 'preferences.json'), '{ torn')
  const file = open()
  expect(file.read()).toEqual({})
  file.write({ theme: 'light' })
  expect(open().read()).toEqual({ theme: 'light' })
  const aside = readdirSync(folder).find((name) => name.includes('unreadable')) ?? ''
  expect(readFileSync(join(folder, aside), 'utf8')).toBe('{ torn')
  expect(logged.join()).toContain(aside)
})
