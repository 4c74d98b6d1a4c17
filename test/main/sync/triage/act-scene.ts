import { openSession, type OpenSession } from '#main/sync/open-session'
import { readOutboxEntries } from '#main/sync/outbox-view'
import { performAct } from '#main/sync/perform-act'
import { readTicketView } from '#main/sync/ticket-view'
import { actSchema, type ActId } from '#shared/ipc/act'
import { defaultThresholds, settingsReplySchema } from '#shared/protocol/settings'
import type { Ticket } from '#shared/protocol/ticket'
import { answeringRemote, type AnsweringRemote } from '../../../support/answering-remote.ts'
import { makeProfile } from '../../../support/core-console.ts'
import { noEvents } from '../../../support/no-events.ts'
import { personAt } from '../../../support/session-parts.ts'
import { until } from '../../../support/until.ts'
import { ticketOf } from '../../store/cached.ts'
import { groupPut } from '../blocklist/files.ts'

export const at = '2023-11-14T22:13:20.000Z'
export const minutes = 60_000
/** When the workstation's clock begins. */
export const start = Date.parse(at) + 10 * minutes

export const settings = {
  providerName: 'Provider', legalNotice: '', colours: { accent: '#1a5fb4', banner: '#1a5fb4' },
  links: { terms: null, payment: null, comparison: null, services: [], more: [] },
  emergencyPhone: '', openingHours: '', timeZone: 'UTC', thresholds: defaultThresholds, version: 3,
} // prettier-ignore
const sketch = {
  urgency: 'mission-critical',
  status: 'open',
  group: 'g-1',
  assignee: null,
  updated: 0,
} as const
/** The one ticket of the desk, number 7, of the group `g-1`. */
export const ticket: Ticket = ticketOf({ ...sketch, number: 7, subject: 'Mail', name: 'Ada' })

/** A console of an administrator at a desk that answers what a test says; its profile outlives a restart. */
export interface ActScene {
  readonly desk: AnsweringRemote
  readonly open: OpenSession
  /** How far the workstation's clock is ahead, in ms. */
  ahead: number
  perform(act: object): ActId
  /** The code with which an act is refused at once; null where it is not. */
  refusal(act: object): string | null
  entry(id: ActId): ReturnType<typeof readOutboxEntries>[number]
  sent(id: ActId): Promise<void>
  view(ticketId?: string): NonNullable<ReturnType<typeof readTicketView>>
  /** Everything that was done is shown by the feed. */
  isSettled(): boolean
  restart(): Promise<void>
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

export async function startActScene(): Promise<ActScene> {
  const profile = await makeProfile()
  const desk = answeringRemote('admin')
  desk.feed(
    groupPut('g-1', { name: 'Acme' }),
    groupPut('g-2', { name: 'Borealis', aliases: ['North Wind'] }),
    { kind: 'ticket', op: 'put', id: ticket.id, version: 1, doc: ticket },
    { kind: 'settings', op: 'put', id: 'desk', version: 3, doc: settingsReplySchema.parse(settings) },
  )
  const begun = Date.now()
  let ahead = 0
  let open = openAgain()

  function openAgain(): OpenSession {
    const opened = openSession({
      profile: profile.path,
      token: 't',
      person: { ...personAt('http://127.0.0.1:1'), role: 'admin' },
      deskKey: 'd',
      version: '0.0.0',
      now: () => start + (Date.now() - begun) + ahead,
      random: () => 0.02,
      events: noEvents,
      connect: () => desk.remote,
    })
    if (!opened.ok) throw new Error(opened.failure.message)
    return opened.value
  }
  const entry = (id: ActId) => {
    const found = readOutboxEntries(open.session, 500).find((one) => one.id === id)
    if (found === undefined) throw new Error('It is not in the outbox.')
    return found
  }
  const isAt = (kind: string) => until(kind, () => open.session.connection.kind === kind)

  await isAt('online')
  return {
    desk,
    get open() {
      return open
    },
    get ahead() {
      return ahead
    },
    set ahead(ms) {
      ahead = ms
    },
    perform(act) {
      const performed = performAct(open.session, actSchema.parse(act))
      if (!performed.ok) throw new Error(performed.failure.message)
      open.running.push()
      return performed.value.actId
    },
    refusal(act) {
      const performed = performAct(open.session, actSchema.parse(act))
      return performed.ok ? null : performed.failure.code
    },
    entry,
    sent: (id) => until('it to be sent', () => entry(id).state.kind === 'sent'),
    view(ticketId = ticket.id) {
      const read = readTicketView(open.session, ticketId)
      if (read === null) throw new Error('This ticket is not here.')
      return read
    },
    isSettled: () => open.session.work.get('SELECT 1 FROM act WHERE settled = 0') === undefined,
    async restart() {
      await open.close()
      open = openAgain()
    },
    async cut() {
      desk.isCut = true
      open.running.retry()
      await isAt('offline')
    },
    async mend() {
      desk.isCut = false
      open.running.retry()
      await isAt('online')
    },
    async close() {
      await open.close()
      await profile.remove()
    },
  }
}
