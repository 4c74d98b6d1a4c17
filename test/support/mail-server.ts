import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server took it: the envelope's recipients, and everything that was sent. */
export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
}

export interface MailServer {
  readonly port: number
  readonly mails: readonly TakenMail[]
  stop(): Promise<void>
}

type Given = Parameters<NonNullable<SMTPServerOptions['onData']>>
type Taking = [Given[0], Given[1]['envelope'], Given[2]]

/** npm's `smtp-server` on a free port of the loopback, without TLS unless `options` say otherwise. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, { envelope }, done) => void take(stream, envelope, done),
    ...options,
  })
  async function take(...[stream, envelope, done]: Taking): Promise<void> {
    const source = await text(stream)
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
    mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), source })
    done(null, 'Taken as 7')
  }
  // Whoever leaves in the middle is a client's business.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
