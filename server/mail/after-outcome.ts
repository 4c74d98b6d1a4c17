import type { MailDelivery } from '../../shared/protocol/message.ts'
import type { SendOutcome } from '../paging/channels/send-outcome.ts'

const minute = 60_000
const hour = 60 * minute
/** Waits between tries, in ms; the last one repeats. */
const waits = [minute, 5 * minute, 15 * minute, hour, 4 * hour] as const
/** So long, in ms, a mail is tried: a server that is away for a night loses nothing (RFC 5321, 4.5.4.1, asks for days). */
const triedFor = 24 * hour

/** What a message is to tell of its mail, and when the next try is: `wait` in ms, null where there is none. */
export interface AfterOutcome {
  readonly mail: MailDelivery
  readonly wait: number | null
}

/** What follows from handing a mail over for the `tries`th time. */
export function afterOutcome(outcome: SendOutcome, tries: number, at: Date): AfterOutcome {
  const told = (state: MailDelivery['state'], words: string) => ({ state, words, at: at.toISOString() })
  if (outcome.kind === 'accepted') return { mail: told('accepted', outcome.words), wait: null }
  if (!outcome.again) return { mail: told('failed', outcome.words), wait: null }
  const wait = waitAfter(tries)
  return wait === null
    ? { mail: told('failed', `${outcome.words} It was tried for a day.`), wait }
    : { mail: told('queued', outcome.words), wait }
}

/** Ms from the `tries`th try to the next; null once the tries have taken a day. */
export function waitAfter(tries: number): number | null {
  let waited = 0
  for (let one = 1; one < tries; one += 1) waited += waitOf(one)
  const wait = waitOf(tries)
  return waited + wait > triedFor ? null : wait
}

function waitOf(tries: number): number {
  return waits[Math.min(tries, waits.length) - 1] ?? minute
}
