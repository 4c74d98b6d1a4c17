import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { success } from '../../shared/ipc/result.ts'
import type { TokenVault } from '../ipc/host-shell.ts'

/** Without Electron there is no keychain: the token rests in a file that only its owner may read. */
export function openTokenFile(folder: string): TokenVault {
  const file = join(folder, 'token')
  return {
    storage: 'file',
    // The screens say where it rests (`host.read`); choosing the browser host is agreeing to it.
    allows: () => success(null),
    keep(token) {
      // A new file each time: the mode of one that exists already would stay what it was.
      const fresh = `${file}.new`
      rmSync(fresh, { force: true })
      writeFileSync(fresh, token, { mode: 0o600, flag: 'wx' })
      renameSync(fresh, file)
    },
    read() {
      try {
        return readFileSync(file, 'utf8') || null
      } catch {
        return null
      }
    },
    forget: () => rmSync(file, { force: true }),
  }
}
