import { failed, success, type Result } from '../../shared/ipc/result.ts'

const invalid = failed('invalid-url', 'Enter the address of your desk, such as https://desk.example.com.')

/**
 * The address of a desk as a person types or pastes it, without a slash at its end. Without a scheme it is taken for
 * https:, on this machine for http:. Plain http: is refused beyond this machine: the token would travel open.
 */
export function parseServiceAddress(text: string): Result<string> {
  const url = parsedUrl(text.trim())
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return invalid
  if (url.username !== '' || url.password !== '') return invalid
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return failed(
      'insecure-url',
      'This address starts with http:, so anybody on the way could read along. Use https:.',
    )
  return success(url.origin + url.pathname.replace(/\/+$/, ''))
}

/** An invitation link as an administrator passes it on: which desk, and the one-time code in it. */
export function parseInvitation(text: string): Result<{ serviceUrl: string; code: string }> {
  const notOne = failed(
    'invalid-invitation',
    'This is not an invitation link. Paste the whole link you were given.',
  )
  const url = parsedUrl(text.trim())
  const match = /^(.*)\/i\/([A-Za-z0-9_-]{1,200})\/?$/.exec(url?.pathname ?? '')
  if (url === null || match === null) return notOne
  const address = parseServiceAddress(`${url.protocol}//${url.host}${match[1] ?? ''}`)
  return address.ok ? success({ serviceUrl: address.value, code: match[2] ?? '' }) : address
}

/** 127.0.0.0/8, ::1 and localhost: what is sent there does not leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function parsedUrl(text: string): URL | null {
  if (text.includes('://')) return URL.parse(text)
  const secure = URL.parse(`https://${text}`)
  return secure !== null && isLoopback(secure.hostname) ? URL.parse(`http://${text}`) : secure
}
