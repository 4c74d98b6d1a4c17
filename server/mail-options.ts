import type { SmtpServer } from './paging/channels/smtp/send-by-smtp.ts'

/** Where the desk hands its mail in, and in whose name. */
export interface MailOptions {
  readonly server: SmtpServer
  /** Of the envelope and the header, as `desk@example.com`. */
  readonly from: string
}

const address = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/

/**
 * Reads `SMTP_URL` (`smtps://user:password@mail.example.com`, `smtp://…` with STARTTLS, or `smtp://localhost:2525?security=none`
 * for a server on this machine) and `MAIL_FROM`. Null where neither is given. `refuse` throws with words for the operator.
 */
export function readMailOptions(
  url: string | null,
  from: string | null,
  refuse: (words: string) => never,
): MailOptions | null {
  if (url === null && from === null) return null
  if (url === null || from === null)
    return refuse('SMTP_URL and MAIL_FROM go together: set both, or neither.')
  if (!address.test(from))
    return refuse(`MAIL_FROM is ${JSON.stringify(from)}: give an address such as desk@example.com.`)
  // Not the text itself: it holds a password.
  const wrong =
    'SMTP_URL is no address of a mail server: give one such as smtps://user:password@mail.example.com.'
  const parsed = URL.parse(url)
  if (parsed === null || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '')
    return refuse(wrong)
  const asked = parsed.searchParams.get('security')
  if (asked !== null && asked !== 'none') return refuse('SMTP_URL: security is either none, or left out.')
  const isTls = parsed.protocol === 'smtps:'
  return {
    server: {
      host: parsed.hostname,
      port: Number(parsed.port) || (isTls ? 465 : 587),
      security: isTls ? 'tls' : asked === 'none' ? 'none' : 'starttls',
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
    },
    from,
  }
}
