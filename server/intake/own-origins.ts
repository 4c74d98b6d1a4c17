/** Where a socket of this service was reached. */
export interface LocalAddress {
  readonly address: string | undefined
  readonly port: number | undefined
}

/**
 * The origins that are this desk's own: the public URL's, and the address that the request's own connection came in
 * on. The Host header is not asked: whoever sends it may write into it what they like.
 */
export function ownOrigins(publicUrl: string, local: LocalAddress): readonly string[] {
  const origins = [new URL(publicUrl).origin]
  if (local.address === undefined || local.port === undefined) return origins
  const address = local.address.replace(/^::ffff:/, '')
  const loopback = address === '::1' || address.startsWith('127.')
  const hosts = [address.includes(':') ? `[${address}]` : address, ...(loopback ? ['localhost'] : [])]
  return [...origins, ...hosts.map((host) => new URL(`http://${host}:${local.port}`).origin)]
}

export interface Sender {
  readonly origin: string | undefined
  /** The header `Sec-Fetch-Site`. */
  readonly fetchSite: string | undefined
}

/**
 * Whether a form was sent from somebody else's page. A missing Origin is no browser's form of today and is taken.
 * `null` is what a browser writes for a page that says `Referrer-Policy: no-referrer`, as the receipt does (Fetch,
 * "append a request Origin header"); it counts as our own only where the browser itself says same-origin.
 */
export function isForeign({ origin, fetchSite }: Sender, own: readonly string[]): boolean {
  if (fetchSite === 'cross-site') return true
  if (origin === undefined) return false
  if (origin === 'null') return fetchSite !== 'same-origin'
  return !own.includes(origin)
}
