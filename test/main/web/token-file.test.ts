import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTokenFile } from '#main/web/token-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-token-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps the token for its owner alone, and says that it is a file', () => {
  const vault = openTokenFile(folder)
  expect(vault.read()).toBeNull()
  vault.keep('first')
  vault.keep('second')
  expect(openTokenFile(folder).read()).toBe('second')
  expect(statSync(join(folder, 'token')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['token'])
  expect(vault.storage).toBe('file')
})

it('tightens a file that others could read', () => {
  writeFileSync(join(folder, 'token'), 'old')
  chmodSync(join(folder, 'token'), 0o644)
  openTokenFile(folder).keep('new')
  expect(statSync(join(folder, 'token')).mode & 0o777).toBe(0o600)
})

it('forgets, also twice', () => {
  const vault = openTokenFile(folder)
  vault.keep('token')
  vault.forget()
  vault.forget()
  expect(vault.read()).toBeNull()
})
