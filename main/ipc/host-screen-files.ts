import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** One file of the built screens, ready to be served. */
export interface ScreenFile {
  body: Buffer
  type: string
  /** Its name carries a hash of its content, so it never changes. */
  immutable: boolean
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Where `path` of a URL lies under `root`; null where it leaves the folder or names nothing that is served. */
export function screenPath(root: string, path: string): string | null {
  let name
  try {
    name = decodeURIComponent(path)
  } catch {
    return null
  }
  if (!name.startsWith('/') || /[\0\\:]/.test(name)) return null
  const file = normalize(join(root, name))
  if (!file.startsWith(root + sep)) return null
  return types[extname(file)] === undefined ? null : file
}

/** Reads one file of the screens; null where there is none. */
export async function readScreenFile(root: string, path: string): Promise<ScreenFile | null> {
  const file = screenPath(root, path)
  if (file === null) return null
  try {
    const body = await readFile(file)
    return {
      body,
      type: types[extname(file)] ?? 'application/octet-stream',
      immutable: path.startsWith('/assets/'),
    }
  } catch {
    return null
  }
}

/**
 * Content Security Policy (W3C CSP Level 3) of every page of the console, without any `unsafe-` source. The nonce
 * lets the component library add its two constant style elements; styles set by script on an element need nothing.
 */
export function screenPolicy(nonce: string, connect: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src ${connect.length === 0 ? `'none'` : connect.join(' ')}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ')
}

/** Headers of everything served, beside the policy. */
export const screenHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=()',
} as const

/** Puts the nonce, and the script that makes the bridge where the host needs one, before all other scripts. */
export function preparePage(html: string, nonce: string, bridgeScript: string | null): string {
  const script = bridgeScript === null ? '' : `<script type="module" src="${bridgeScript}"></script>`
  return html.replace('<head>', () => `<head><meta property="csp-nonce" nonce="${nonce}" />${script}`)
}
