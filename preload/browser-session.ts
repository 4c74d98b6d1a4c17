const storageName = 'desk-secret'

/**
 * Swaps the one-time key of the address for a secret that only this tab keeps, and clears the address. Answers null
 * where there is neither key nor secret, or the key was used before. Rejects where the host does not answer.
 */
export async function openSession(page: Window & typeof globalThis): Promise<string | null> {
  const address = new URL(page.location.href)
  const key = address.searchParams.get('key')
  if (key === null) return page.sessionStorage.getItem(storageName)
  address.searchParams.delete('key')
  page.history.replaceState(null, '', address)
  const response = await page.fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  })
  // Pressing "back" to the address brings a spent key to a tab that already holds its secret.
  if (!response.ok) return page.sessionStorage.getItem(storageName)
  const reply: unknown = await response.json()
  const secret = secretIn(reply)
  if (secret !== null) page.sessionStorage.setItem(storageName, secret)
  return secret
}

/** Whether the host still knows the secret. */
export async function askWhy(
  page: Window & typeof globalThis,
  secret: string,
): Promise<'away' | 'turned-away'> {
  try {
    const response = await page.fetch('/session', { headers: { authorization: `Bearer ${secret}` } })
    return response.status === 401 ? 'turned-away' : 'away'
  } catch {
    return 'away'
  }
}

function secretIn(reply: unknown): string | null {
  if (typeof reply !== 'object' || reply === null || !('secret' in reply)) return null
  return typeof reply.secret === 'string' ? reply.secret : null
}
