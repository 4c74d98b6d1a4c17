import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** What keeps secrets of gateways at rest, and signs the links of pages. Made of one key that lies outside the database. */
export interface Vault {
  /** AES-256-GCM under a random nonce; `about` has to be named again to open it, so that rows cannot change places. */
  seal(text: string, about: string): string
  /** Throws `VaultRefused` where the key is another one, or the text was changed. */
  open(sealed: string, about: string): string
  /** HMAC-SHA256, base64url. */
  sign(text: string): string
  /** Names the key without giving it away: eight hexadecimal digits. */
  readonly fingerprint: string
}

export class VaultRefused extends Error {
  override readonly name = 'VaultRefused'
}

/** Whether a vault's key is the one that a text was sealed under. */
export function opensUnder(vault: Pick<Vault, 'open'>, sealed: string, about: string): boolean {
  try {
    vault.open(sealed, about)
    return true
  } catch (error) {
    if (error instanceof VaultRefused) return false
    throw error
  }
}

/** `key` is at least 32 random bytes; one key for each purpose is derived from it (HKDF, RFC 5869). */
export function openVault(key: Buffer): Vault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, '', `imagine-desk ${purpose}`, keyBytes))
  const sealing = derive('secrets at rest')
  // A key that is made once: a page for a thousand people is a thousand links.
  const signing = createSecretKey(derive('links'))

  return {
    seal(text, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url')
      const nonce = bytes.subarray(0, nonceBytes)
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
        decipher.setAuthTag(tag)
        const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes))
        return Buffer.concat([opened, decipher.final()]).toString('utf8')
      } catch {
        throw new VaultRefused('This secret was sealed under another key.')
      }
    },
    fingerprint: derive('fingerprint').toString('hex').slice(0, 8),
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
  }
}
