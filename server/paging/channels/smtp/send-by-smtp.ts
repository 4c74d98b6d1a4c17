import { createTransport, type SendMailOptions } from 'nodemailer'
import { accepted, sendFailed, type SendOutcome } from '../send-outcome.ts'

/** A server that takes mail for others. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** `starttls`: refuses to go on where the server does not offer it; `none` is for a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Blank where the server asks for no login. */
  readonly user: string
  readonly password: string
}

/** One message to one person, in plain text. */
export interface Mail {
  readonly from: string
  readonly to: string
  /** One line; blank for gateways that put it before the text. */
  readonly subject: string
  readonly text: string
  /** With angle brackets; the same on each try, so that the receiver's server can tell a double. */
  readonly messageId: string
  /** Ids of the messages before it in the same conversation, the oldest first (RFC 5322, 3.6.4). */
  readonly references: readonly string[]
  /** Nobody is to answer it by machine (RFC 3834). */
  readonly isAutomatic: boolean
}

/** In ms. */
export interface SmtpLimits {
  readonly connect: number
  readonly silence: number
}

export const usualSmtpLimits: SmtpLimits = { connect: 15_000, silence: 60_000 }

/** What would begin another header, or another recipient, has no place in an address. */
const plainAddress = /^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/

/**
 * Hands one mail to a server. What the server says is in the outcome; nothing is thrown. A mail that a server took is not
 * one that arrived.
 */
export async function sendBySmtp(
  server: SmtpServer,
  mail: Mail,
  signal: AbortSignal,
  limits: SmtpLimits = usualSmtpLimits,
): Promise<SendOutcome> {
  for (const address of [mail.from, mail.to])
    if (!plainAddress.test(address)) return sendFailed(`“${address}” is no e-mail address.`, false)
  if (signal.aborted) return sendFailed('There was no time left.', true)
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
    connectionTimeout: limits.connect,
    greetingTimeout: limits.connect,
    socketTimeout: limits.silence,
    // A text is a text: nothing in it opens a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const cut = timeIsUp(signal)
  try {
    return await Promise.race([cut.up, send(transport, mail)])
  } finally {
    cut.forget()
    transport.close()
  }
}

interface Transport {
  sendMail(mail: SendMailOptions): Promise<{ readonly response: string }>
}

async function send(transport: Transport, mail: Mail): Promise<SendOutcome> {
  const { from, to, subject, text, messageId, references, isAutomatic } = mail
  try {
    const told = await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId,
      references: [...references],
      ...(references.length === 0 ? {} : { inReplyTo: references.at(-1) }),
      ...(isAutomatic ? { headers: { 'Auto-Submitted': 'auto-generated' } } : {}),
    })
    return accepted(told.response, messageId)
  } catch (thrown) {
    return refusal(thrown)
  }
}

/** 4xx passes, 5xx stays (RFC 5321, 4.2.1); where no server answered, the line may be better later. */
function refusal(thrown: unknown): SendOutcome {
  if (!(thrown instanceof Error)) return sendFailed('The mail server could not be reached.', true)
  const code =
    'responseCode' in thrown && typeof thrown.responseCode === 'number' ? thrown.responseCode : null
  const said = 'response' in thrown && typeof thrown.response === 'string' ? thrown.response : thrown.message
  if (code !== null) return sendFailed(`The mail server said ${said}`, code < 500)
  return sendFailed(`The mail server could not be used: ${said}.`, true)
}

function timeIsUp(signal: AbortSignal): { up: Promise<SendOutcome>; forget(): void } {
  let listen = () => {}
  const up = new Promise<SendOutcome>((resolve) => {
    listen = () => resolve(sendFailed('There was no time left.', true))
    signal.addEventListener('abort', listen, { once: true })
  })
  return { up, forget: () => signal.removeEventListener('abort', listen) }
}
