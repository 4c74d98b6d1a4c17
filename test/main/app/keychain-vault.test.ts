import '../../support/electron-hook.ts'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as electron from 'electron'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Double from '../../support/electron-double.ts'
import { openKeychainVault } from '#main/app/keychain-vault'

const { done } = electron as unknown as typeof Double
let folder: string
const file = () => join(folder, 'token.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-vault-'))
  done.keychain = true
  done.backend = 'gnome_libsecret'
})
afterEach(() => rmSync(folder, { recursive: true }))

it('locks the token away with the keychain', () => {
  const vault = openKeychainVault(folder, 'linux')
  expect(vault.storage).toBe('keychain')
  expect(vault.allows(false).ok).toBe(true)
  vault.keep('secret-token')
  expect(readFileSync(file(), 'utf8')).not.toContain('secret-token')
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(openKeychainVault(folder, 'linux').read()).toBe('secret-token')
  vault.forget()
  expect(vault.read()).toBeNull()
})

it.each([
  ['there is none', () => (done.keychain = false)],
  ['everybody knows its password', () => (done.backend = 'basic_text')],
])('asks before plain text where the keychain is no keychain: %s', (_, arrange) => {
  arrange()
  const vault = openKeychainVault(folder, 'linux')
  expect(vault.storage).toBe('plain-text')
  expect(vault.allows(false)).toMatchObject({ ok: false, failure: { code: 'token-storage-plain' } })
  expect(vault.allows(true).ok).toBe(true)
  vault.keep('secret-token')
  expect(vault.read()).toBe('secret-token')
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

it.each([
  ['torn', '{'],
  ['of another shape', '{"storage":"cloud"}'],
  ['of another keychain', '{"storage":"keychain","encrypted":"AAAA"}'],
])('counts a file as none that is %s', (_, text) => {
  writeFileSync(file(), text)
  expect(openKeychainVault(folder, 'linux').read()).toBeNull()
})
