import { randomUUID } from 'node:crypto'
import type { Clock } from '../context.ts'
import type { EngineClock } from '../engine-clock.ts'
import type { MailOptions } from '../mail-options.ts'
import type { SendOutcome } from '../paging/channels/send-outcome.ts'
import { sendBySmtp } from '../paging/channels/smtp/send-by-smtp.ts'
import type { Database } from '../store/database.ts'
import {
  countWaitingMails,
  leaseMails,
  nextMailAt,
  settleMail,
  type LeasedMail,
  type SettledMail,
} from '../store/mails.ts'
import { afterOutcome } from './after-outcome.ts'
import { replyMail } from './reply-mail.ts'

/** Ms that a mail belongs to who took it: longer than handing it over may take. */
const leaseTime = 60_000
/** Ms that handing one over may take. */
const handOverTime = 45_000
/** Ms that a service which is told to stop waits for what it is handing over. */
const patience = 10_000
/** Mails under way at the same time: a server that is offered more turns us away. */
const atOnce = 8
/** The longest nap between two looks, and the one after a look that failed, in ms. */
const longestNap = 60_000
const napAfterFailure = 5_000

export interface MailLog {
  warn(told: Readonly<Record<string, unknown>>, words: string): void
  error(told: Readonly<Record<string, unknown>>, words: string): void
}

export interface MailParts {
  readonly database: Database
  readonly clock: Clock
  readonly engineClock: EngineClock
  /** Null: the desk has no mail server; what waits goes on waiting. */
  readonly mail: MailOptions | null
  /** The beginning of every link, without a slash at its end. */
  readonly publicUrl: string
  readonly log: MailLog
  /** For tests: ms that handing one over may take. */
  readonly within?: number
}

export interface RunningMail {
  /** Takes nothing more, waits for what is being handed over, and resolves when its outcome is written. */
  drain(): Promise<void>
}

/** Mails replies to customers: what waits already at once, and each new one as soon as it is committed. */
export function startMail({ mail, ...parts }: MailParts): RunningMail {
  if (mail !== null) return carryMail({ mail, ...parts })
  void parts.database
    .read(countWaitingMails)
    .then((waiting) => {
      if (waiting > 0) parts.log.warn({ waiting }, 'replies wait to be mailed, but SMTP_URL is not set')
    })
    .catch((error: unknown) => parts.log.error({ err: error }, 'could not look for waiting mail'))
  return { drain: () => Promise.resolve() }
}

function carryMail(parts: MailParts & { readonly mail: MailOptions }): RunningMail {
  const { database, clock, engineClock, mail, publicUrl, log } = parts
  const underWay = new Set<Promise<void>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> | null = null
  let isAsked = false
  let isEnding = false

  const leave = database.onHead(wake)
  wake()

  function wake(): void {
    isAsked = true
    if (isEnding) return
    looking ??= lookUntilQuiet().finally(() => (looking = null))
  }

  async function lookUntilQuiet(): Promise<void> {
    // What is committed during a look asks for another one.
    while (isAsked) {
      isAsked = false
      const nap = await look().catch((error: unknown) => {
        log.error({ err: error }, 'could not look for mail')
        return napAfterFailure
      })
      if (timer) clearTimeout(timer)
      timer = nap === null ? null : setTimeout(wake, Math.min(nap, longestNap)).unref()
    }
  }

  /** Ms until the next look; null: when something happens. */
  async function look(): Promise<number | null> {
    const room = isEnding ? 0 : atOnce - underWay.size
    if (room <= 0) return null
    const dueAt = await database.read(nextMailAt)
    if (dueAt === null) return null
    const now = engineClock.now()
    if (dueAt > now) return dueAt - now
    const lease = { name: randomUUID(), now, until: now + leaseTime }
    const leased = await database.write((tx) => leaseMails(tx, lease, room))
    for (const one of leased) follow(carry(one, lease.name))
    isAsked = true
    return null
  }

  function follow(carrying: Promise<void>): void {
    const followed = carrying
      .catch((error: unknown) => log.error({ err: error }, 'could not write what became of a mail'))
      .finally(() => {
        underWay.delete(followed)
        wake()
      })
    underWay.add(followed)
  }

  async function carry(leased: LeasedMail, lease: string): Promise<void> {
    const to = { messageId: leased.message.id, ticketId: leased.ticket.id }
    const settled = { ...to, lease, ...(await outcomeOf(leased)) }
    const { messageId } = settled
    const isWritten = await database.write((tx) => settleMail(tx, settled, engineClock.now(), clock()))
    if (!isWritten) log.warn({ messageId }, 'a mail took too long: it may be sent again, under the same id')
    else if (settled.mail.state === 'failed') log.warn({ messageId }, 'a reply could not be mailed')
  }

  async function outcomeOf(leased: LeasedMail): Promise<Pick<SettledMail, 'mail' | 'dueAt'>> {
    if (leased.ticket.requester.email === '') {
      const words = 'The requester has no e-mail address.'
      return { mail: { state: 'none', words, at: clock().toISOString() }, dueAt: null }
    }
    const { mail: told, wait } = afterOutcome(await handOver(leased), leased.tries, clock())
    return { mail: told, dueAt: wait === null ? null : engineClock.now() + wait }
  }

  function handOver(leased: LeasedMail): Promise<SendOutcome> {
    const time = AbortSignal.timeout(parts.within ?? handOverTime)
    const signal = AbortSignal.any([time, stopping.signal])
    return sendBySmtp(mail.server, replyMail(leased, mail.from, publicUrl), signal)
  }

  return {
    async drain() {
      isEnding = true
      leave()
      await looking
      if (timer) clearTimeout(timer)
      const enough = setTimeout(() => stopping.abort(), patience).unref()
      await Promise.all(underWay)
      clearTimeout(enough)
    },
  }
}
