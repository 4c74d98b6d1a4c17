import { onTestFinished } from 'vitest'
import { messageSchema, type Message } from '#shared/protocol/message'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { startMail, type MailParts, type RunningMail } from '#server/mail/start-mail'
import { startDesk, type Desk } from './desk.ts'
import { file } from './filed.ts'
import { until } from './until.ts'

/** A desk whose mail goes to a server on this machine, and whose time is told. */
export interface MailDesk {
  readonly desk: Desk
  /** Starts the worker; the test drains it, or its end does. */
  start(more?: Partial<MailParts>): RunningMail
  /** Moves the time on, and commits something, so that whoever waits looks. */
  pass(ms: number): Promise<void>
  reply(ticket: Ticket, body: string): Promise<Message>
  messageOf(message: Message): Promise<Message>
  /** Waits until a message tells this of its mail. */
  told(message: Message, state: string): Promise<Message>
}

export const mailFrom = 'desk@provider.example'

/** `port`: of the mail server; null: the desk has none. */
export async function startMailDesk(port: number | null): Promise<MailDesk> {
  let now = Date.parse('2026-11-29T14:00:00.000Z')
  const clock = () => new Date(now)
  const env = port === null ? {} : { SMTP_URL: `smtp://127.0.0.1:${port}?security=none`, MAIL_FROM: mailFrom }
  const desk = await startDesk({ env, clock })
  const running: RunningMail[] = []
  onTestFinished(async () => {
    for (const one of running) await one.drain()
    await desk.close()
  })

  async function messageOf({ id, ticketId }: Message): Promise<Message> {
    const { body } = await desk.api('GET', `/v1/tickets/${ticketId}`)
    const found = ticketWithMessagesSchema.parse(body).messages.find((one) => one.id === id)
    if (found === undefined) throw new Error('no such message')
    return found
  }

  return {
    desk,
    messageOf,
    start(more = {}) {
      const one = startMail({
        database: desk.database,
        clock,
        engineClock: { now: () => now },
        mail: desk.options.mail,
        publicUrl: 'https://desk.provider.example',
        log: desk.app.log,
        ...more,
      })
      running.push(one)
      return one
    },
    async pass(ms) {
      now += ms
      await file(desk, { subject: 'Time goes by' })
    },
    async reply(ticket, body) {
      const sent = { kind: 'reply', body, force: true }
      return messageSchema.parse(
        (await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body: sent })).body,
      )
    },
    async told(message, state) {
      await until(`${state} mail`, async () => (await messageOf(message)).mail?.state === state)
      return messageOf(message)
    },
  }
}
