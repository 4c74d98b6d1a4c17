import { messageIdSchema, ticketIdSchema, type MessageId, type TicketId } from '#shared/protocol/common'
import type { Act } from '#shared/ipc/act'
import type { Status } from '#shared/rules/status'
import type { Urgency } from '#shared/rules/urgency'
import { sampleId, type Random } from '#server/sample/random'
import { newTicket } from '../../support/filed.ts'

/** An act, and the mark by which it can be found on the service. */
export interface Deed {
  readonly act: Act
  readonly mark: string
  readonly subject: string
  readonly mayFindItDone: boolean
}

/** Somebody at a console who does what comes to mind, as a stream of random numbers has it. */
export interface Author {
  readonly name: string
  /** The next act: about a ticket already known, or a new one. */
  next(): Deed
  file(): Deed
  note(ticketId: TicketId): Deed
  reply(ticketId: TicketId, seenThrough: MessageId | null): Deed
  /** Wakes people, and is not meant to leave once it is old. */
  alarm(ticketId: TicketId): Deed
  /** A change of subject: it always changes something. */
  rename(ticketId: TicketId): Deed
  /** A change that somebody else may have made already. */
  move(ticketId: TicketId): Deed
  /** Tickets this author may write on; filed ones are added. */
  readonly tickets: TicketId[]
}

/** Some fixed instant: ids need one, and nobody reads it. */
const someInstant = Date.UTC(2026, 0, 15)

export function createAuthor(name: string, random: Random, known: readonly TicketId[] = []): Author {
  const tickets = [...known]
  let count = 0
  const newId = () => sampleId(random, someInstant)
  function nextMark(): string {
    count += 1
    return `[${name}-${count}]`
  }
  function about(ticketId: TicketId, mark: string, act: Act, mayFindItDone = false): Deed {
    return { act, mark, subject: `ticket:${ticketId}`, mayFindItDone }
  }

  function file(): Deed {
    const mark = nextMark()
    const ticketId = ticketIdSchema.parse(newId())
    tickets.push(ticketId)
    const fields = newTicket({ subject: `Filed by ${name}`, description: `The line is dead. ${mark}` })
    return about(ticketId, mark, { kind: 'file-ticket', ticketId, ...fields })
  }
  function note(ticketId: TicketId): Deed {
    const mark = nextMark()
    const messageId = messageIdSchema.parse(newId())
    const body = `${mark} ${'Looked at it again. '.repeat(random.integer(1, 40))}`
    return about(ticketId, mark, { kind: 'note', ticketId, messageId, body })
  }
  function reply(ticketId: TicketId, seenThrough: MessageId | null): Deed {
    const mark = nextMark()
    const messageId = messageIdSchema.parse(newId())
    return about(ticketId, mark, {
      kind: 'reply',
      ticketId,
      messageId,
      body: `${mark} It works again.`,
      seenThrough,
    })
  }
  function alarm(ticketId: TicketId): Deed {
    const mark = nextMark()
    const set = { urgency: 'mission-critical' as const, reason: mark }
    return about(ticketId, mark, { kind: 'change-ticket', ticketId, set }, true)
  }
  function rename(ticketId: TicketId): Deed {
    const mark = nextMark()
    const set = { subject: `Renamed ${name} ${count}`, reason: mark }
    return about(ticketId, mark, { kind: 'change-ticket', ticketId, set })
  }
  function move(ticketId: TicketId): Deed {
    const mark = nextMark()
    const set = random.chance(0.5)
      ? { status: random.pick<Status>(['open', 'pending', 'resolved']), reason: mark }
      : { urgency: random.pick<Urgency>(['question', 'work-request', 'impaired-function']), reason: mark }
    return about(ticketId, mark, { kind: 'change-ticket', ticketId, set }, true)
  }
  return {
    name,
    tickets,
    file,
    note,
    reply,
    alarm,
    rename,
    move,
    next() {
      const [first, ...others] = tickets
      if (first === undefined || random.chance(0.2)) return file()
      const ticketId = random.pick([first, ...others])
      const choice = random.next()
      return choice < 0.6 ? note(ticketId) : choice < 0.8 ? rename(ticketId) : move(ticketId)
    },
  }
}
