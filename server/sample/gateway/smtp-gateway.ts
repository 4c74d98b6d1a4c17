import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { linkIn, type Inbox } from './inbox.ts'
import { readMail } from './read-mail.ts'

type Given = Parameters<NonNullable<SMTPServerOptions['onData']>>

/** Of a mail, in bytes. */
const largestMail = 1024 * 1024

/** Takes mail for everybody, and brings none of it anywhere; to be told where to listen. */
export function smtpGateway(inbox: Inbox): SMTPServer {
  const server = new SMTPServer({
    banner: 'Sample pager of iMagine Desk: nobody is woken',
    // On this machine only: nothing to hide from, and nobody to know.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 100,
    onData: (stream, { envelope }, done) => void take(inbox, stream, envelope.rcptTo, done),
  })
  // Whoever leaves in the middle is a client's business.
  server.on('error', () => undefined)
  return server
}

async function take(
  inbox: Inbox,
  stream: Given[0],
  recipients: readonly { readonly address: string }[],
  done: Given[2],
): Promise<void> {
  try {
    const source = await buffer(stream)
    if (stream.sizeExceeded) return done(new Error('The mail is too large.'))
    const { subject, text } = readMail(source)
    const link = linkIn(text) ?? linkIn(subject)
    const taken = recipients.map(({ address }) =>
      inbox.take({ channel: 'smtp', to: address, title: subject, text, link, keys: [] }),
    )
    done(null, `Taken as ${taken.map(({ id }) => id).join(', ')}`)
  } catch (thrown) {
    done(thrown instanceof Error ? thrown : new Error('The mail could not be read.'))
  }
}
