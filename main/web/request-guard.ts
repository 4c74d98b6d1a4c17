/** Names under which this machine may ask: anything else is a page of somebody else that resolved its name to us. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

/** A page that acts must be one of ours: browsers send `Origin` with each upgrade and each POST. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`
}

/** The secret in `Authorization: Bearer …`; null where there is none. */
export function bearerOf(header: string | undefined): string | null {
  return header?.match(/^Bearer ([\w-]{1,200})$/)?.[1] ?? null
}

/** Browsers cannot set headers on a WebSocket, so the secret travels as its second subprotocol. */
export function secretOfProtocols(header: string | undefined): string | null {
  const [name, secret, ...rest] = (header ?? '').split(',').map((part) => part.trim())
  return name === 'desk' && secret !== undefined && rest.length === 0 ? secret : null
}
