import { randomUUID } from 'node:crypto'
import type { RunningSession } from '../../main/sync/run-session.ts'
import { decideAct } from '../../main/sync/decide-act.ts'
import { openSession, type OpenSession, type SessionOptions } from '../../main/sync/open-session.ts'
import { readOutboxEntries } from '../../main/sync/outbox-view.ts'
import { performAct } from '../../main/sync/perform-act.ts'
import type { Session, SessionEvents } from '../../main/sync/session.ts'
import { readTicketView } from '../../main/sync/ticket-view.ts'
import { readDrafts } from '../../main/store/drafts.ts'
import { readTicketVersion } from '../../main/store/read-ticket.ts'
import { actSchema, type Act, type ActId, type Decision, type OutboxEntry } from '../../shared/ipc/act.ts'
import type { NoticeRules } from '../../shared/ipc/notice-rules.ts'
import type { Draft } from '../../shared/ipc/drafts.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { meSchema } from '../../shared/protocol/staff.ts'
import { personOf } from '../../main/sync/sign-in.ts'
import { callApi } from './desk.ts'
import { noEvents } from './no-events.ts'
import { until } from './until.ts'

/** A console's core in this process, on a profile that outlives it, with a clock that a test can set. */
export interface OpenConsole {
  readonly session: Session
  readonly running: RunningSession
  /** Does an act and lets it leave, as the screen does. Throws where it is refused. */
  perform(act: Act, undoMs?: number): ActId
  decide(id: ActId, decision: Decision): Result<null>
  outbox(): OutboxEntry[]
  entry(id: ActId): OutboxEntry
  drafts(): Draft[]
  view(ticketId: string): NonNullable<ReturnType<typeof readTicketView>>
  online(): Promise<void>
  offline(): Promise<void>
  /** Waits until the cache holds this version of a ticket. */
  pulled(ticketId: string, version: number): Promise<void>
  close(): Promise<void>
}

export interface ConsoleSettings {
  profile: string
  serviceUrl: string
  token: string
  /** Who the token belongs to is asked here; the same as `serviceUrl` unless that is cut. */
  deskUrl?: string
  /** The folder's name stays the same where the address changes. */
  deskKey?: string
  now?: () => number
  /** What its person wants to be told of; the defaults. */
  noticeRules?: NoticeRules
  /** To hear what the session tells. */
  events?: Partial<SessionEvents>
  /** The line to the service, where it is to be bent; the real one. */
  connect?: SessionOptions['connect']
}

export async function openConsole(settings: ConsoleSettings): Promise<OpenConsole> {
  const { serviceUrl, token, deskUrl = serviceUrl } = settings
  const me = meSchema.parse((await callApi(deskUrl, token, 'GET', '/v1/me')).body)
  const opened = openSession({
    profile: settings.profile,
    token,
    person: personOf(me, serviceUrl),
    deskKey: settings.deskKey ?? serviceUrl,
    version: '0.0.0',
    now: settings.now ?? Date.now,
    timeZone: 'UTC',
    ...(settings.connect === undefined ? {} : { connect: settings.connect }),
    ...(settings.noticeRules === undefined ? {} : { noticeRules: settings.noticeRules }),
    // Tries again soon.
    random: () => 0.02,
    events: {
      ...noEvents,
      ...settings.events,
    },
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  return consoleOf(opened.value)
}

function consoleOf({ session, running, close }: OpenSession): OpenConsole {
  const outbox = () => readOutboxEntries(session, 500)
  return {
    session,
    running,
    perform(act, undoMs = 0) {
      const performed = performAct(session, act, undoMs)
      if (!performed.ok) throw new Error(performed.failure.message)
      running.push()
      return performed.value.actId
    },
    decide(id, decision) {
      const decided = decideAct(session, id, decision)
      if (decided.ok) running.push()
      return decided
    },
    outbox,
    entry(id) {
      const found = outbox().find((entry) => entry.id === id)
      if (found === undefined) throw new Error(`The outbox has no ${id}.`)
      return found
    },
    drafts: () => readDrafts(session.work),
    view(ticketId) {
      const view = readTicketView(session, ticketId)
      if (view === null) throw new Error('This ticket is not here.')
      return view
    },
    online: () => until('the console to be online', () => session.connection.kind === 'online'),
    offline: () => until('the console to be offline', () => session.connection.kind === 'offline'),
    pulled: (ticketId, version) =>
      until(
        `version ${version} of the ticket`,
        () => readTicketVersion(session.cache.read, ticketId) >= version,
      ),
    close,
  }
}

/** Acts as a screen makes them, each with ids of its own. */
export const acts = {
  reply: (ticketId: string, body: string, seenThrough: string | null): Act =>
    actSchema.parse({ kind: 'reply', ticketId, messageId: randomUUID(), body, seenThrough }),
  note: (ticketId: string, body: string): Act =>
    actSchema.parse({ kind: 'note', ticketId, messageId: randomUUID(), body }),
  change: (ticketId: string, set: object): Act => actSchema.parse({ kind: 'change-ticket', ticketId, set }),
  file: (ticket: object): Act => actSchema.parse({ kind: 'file-ticket', ticketId: randomUUID(), ...ticket }),
}
