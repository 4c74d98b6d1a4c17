import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { failed, success } from '../../shared/ipc/result.ts'
import type { TokenVault } from '../ipc/host-shell.ts'

const keptSchema = z.discriminatedUnion('storage', [
  z.object({ storage: z.literal('keychain'), encrypted: z.base64() }),
  z.object({ storage: z.literal('plain-text'), token: z.string() }),
])

/** The token under the system's keychain; where there is none, in plain text once the person agreed. Needs a ready Electron. */
export function openKeychainVault(folder: string, platform: NodeJS.Platform): TokenVault {
  const file = join(folder, 'token.json')
  const storage = hasKeychain(platform) ? 'keychain' : 'plain-text'
  return {
    storage,
    allows: (plainTokenAccepted) =>
      storage === 'keychain' || plainTokenAccepted
        ? success(null)
        : failed(
            'token-storage-plain',
            'This system offers no keychain: your token would rest on this disk in plain text, readable by you alone.',
          ),
    keep(token) {
      const kept =
        storage === 'keychain'
          ? { storage, encrypted: safeStorage.encryptString(token).toString('base64') }
          : { storage, token }
      // A new file each time: the mode of one that exists already would stay what it was.
      const fresh = `${file}.new`
      rmSync(fresh, { force: true })
      writeFileSync(fresh, JSON.stringify(kept), { mode: 0o600, flag: 'wx' })
      renameSync(fresh, file)
    },
    read() {
      try {
        const kept = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
        if (kept.storage === 'plain-text') return kept.token
        return safeStorage.decryptString(Buffer.from(kept.encrypted, 'base64'))
      } catch {
        return null
      }
    },
    forget: () => rmSync(file, { force: true }),
  }
}

/** `basic_text` is encryption with a password that everybody knows. */
function hasKeychain(platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
