import { createHash, timingSafeEqual } from 'node:crypto'

/** Who may speak with this console: a key from the terminal works once and buys a secret that one tab keeps. */
export interface SessionKeys {
  /** A new one-time key, for the address printed in the terminal. */
  issueKey(): string
  /** Spends a key; null where it is unknown or was spent before. */
  swap(key: string): string | null
  knows(secret: string): boolean
}

/** `random` gives a fresh unguessable text, safe in a URL, at each call. */
export function createSessionKeys(random: () => string): SessionKeys {
  const keys = new Set<string>()
  const secrets = new Set<string>()
  return {
    issueKey() {
      const key = random()
      keys.add(digest(key))
      return key
    },
    swap(key) {
      const spent = find(keys, key)
      if (spent === null) return null
      keys.delete(spent)
      const secret = random()
      secrets.add(digest(secret))
      return secret
    },
    knows: (secret) => find(secrets, secret) !== null,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Compares digests in constant time and looks at all of them, so that the time taken tells nothing. */
function find(digests: ReadonlySet<string>, text: string): string | null {
  const wanted = Buffer.from(digest(text))
  let found: string | null = null
  for (const candidate of digests) if (timingSafeEqual(Buffer.from(candidate), wanted)) found = candidate
  return found
}
