import { randomBytes } from 'node:crypto'
import { protocol } from 'electron'
import { preparePage, readScreenFile, screenHeaders, screenPolicy } from '../ipc/host-screen-files.ts'

/** The one origin that windows show; `file:` would make every file of this machine a neighbour of the screens. */
export const consoleOrigin = 'desk://console'
export const consoleAddress = `${consoleOrigin}/`

/** Before Electron is ready: makes `desk:` an origin like `https:`, with a code cache. */
export function announceDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'desk', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Once Electron is ready: answers `desk://console/…` from the folder of built screens, and nothing else. */
export function serveDeskScheme(screens: string): void {
  protocol.handle('desk', (request) => answerScreen(screens, request))
}

export async function answerScreen(screens: string, request: Request): Promise<Response> {
  const address = new URL(request.url)
  if (address.host !== 'console' || request.method !== 'GET') return new Response(null, { status: 404 })
  const isPage = address.pathname === '/'
  const file = await readScreenFile(screens, isPage ? '/index.html' : address.pathname)
  if (file === null) return new Response(null, { status: 404 })
  const headers = new Headers({ ...screenHeaders, 'content-type': file.type })
  if (!isPage) return new Response(new Uint8Array(file.body), { headers })
  const nonce = randomBytes(16).toString('base64')
  headers.set('content-security-policy', screenPolicy(nonce, []))
  return new Response(preparePage(file.body.toString(), nonce, null), { headers })
}
