import { create } from 'zustand'
import type { Act, ActId, ActOf, Decision } from '../../../shared/ipc/act.ts'
import type { Topic } from '../../../shared/ipc/events.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { StaffView, TicketView } from '../../../shared/ipc/views.ts'
import type { Attachment } from '../../../shared/protocol/attachment.ts'
import {
  flagIdSchema,
  messageIdSchema,
  pageIdSchema,
  type GroupId,
  type TicketId,
} from '../../../shared/protocol/common.ts'
import type { Relation } from '../../../shared/rules/ticket-relations.ts'
import { writeMentions } from '../../../shared/rules/mentions.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { bridge } from '../../bridge.ts'
import { announceDone } from '../../ui/undo-wish.ts'
import { i18n } from '../../texts/i18n.ts'
import { doneWords } from './done-words.ts'
import type { Draft } from './message-draft.ts'

export type TicketState =
  | { kind: 'reading' }
  | { kind: 'shown'; view: TicketView }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure }

/** The reply sent last from this window, while it can be taken back. */
export interface LastSent {
  actId: ActId
  ticketId: TicketId
  /** It leaves at this instant, in ms. */
  until: number
}

/** What a ticket shows of others changes with these, whichever tickets are named. */
const besideTickets: ReadonlySet<Topic> = new Set(['groups', 'blocklist', 'pages'])

/** What lies beside a draft. */
interface Beside {
  attachments: readonly Attachment[]
  /** Whom a reply goes to as well, by their tickets; null where nobody else could get it. */
  alsoTo: readonly TicketId[] | null
}

interface TicketStore {
  ticketId: TicketId | null
  state: TicketState
  staff: StaffView[]
  /** The last act that could not even be kept on this workstation. */
  actFailure: Failure | null
  lastSent: LastSent | null
  /** Begins to listen; returns the way to stop. */
  opened: () => () => void
  ticketPicked: (ticketId: TicketId) => void
  retried: () => void
  /** Of the ticket whose controls were used: another one may have been picked since, and is not shown yet. */
  ticketChanged: (ticketId: TicketId, set: ActOf<'change-ticket'>['set']) => void
  /** Staff vouch for a group: the gate decides anew about what it asked for. */
  groupConfirmed: (groupId: GroupId) => void
  /** Everybody on duty is woken, as the author's own act. */
  pagedByHand: (ticketId: TicketId, text: string) => void
  flagged: (ticketId: TicketId, flag: Pick<ActOf<'flag-ticket'>, 'reason' | 'note'>) => void
  ownFlagTakenBack: (ticketId: TicketId) => void
  /** Null takes the link away. */
  linked: (ticketId: TicketId, otherId: TicketId, relation: Relation | null) => void
  /** Closes the ticket as a part of the other one. */
  merged: (ticketId: TicketId, into: Pick<TicketView['ticket'], 'id' | 'number' | 'subject'>) => void
  /** Takes it apart from that one again. */
  unmerged: (ticketId: TicketId, from: TicketId) => void
  /**
   * Answers whether the message is kept: only then may its text leave the composer. Nothing is sent to a ticket that is
   * not shown. A reply leaves `undoMs` later.
   */
  messageSent: (
    ticketId: TicketId,
    draft: Pick<Draft, 'mode' | 'text'> & Beside,
    undoMs: number,
  ) => Promise<boolean>
  actDecided: (actId: ActId, decision: Decision) => Promise<boolean>
  failureDismissed: () => void
}

/** One ticket beside the queue, as the cache has it with the pending acts laid over it. */
export const useTicket = create<TicketStore>()((set, get) => ({
  ticketId: null,
  state: { kind: 'reading' },
  staff: [],
  actFailure: null,
  lastSent: null,

  opened: () => {
    void readStaff()
    readAfterAbsence(get().ticketId, get().state)
    return bridge.on('changed', ({ topics, ticketIds }) => {
      if (topics.includes('staff')) void readStaff()
      const { ticketId, state } = get()
      if (
        ticketId !== null &&
        (ticketIds === null ||
          shownIds(ticketId, state).some((id) => ticketIds.includes(id)) ||
          topics.some((topic) => besideTickets.has(topic)))
      ) {
        void read(ticketId)
      }
    })
  },
  ticketPicked: (ticketId) => {
    if (get().ticketId === ticketId) return
    set({ ticketId, actFailure: null })
    // The ticket before stays on screen until this one is read: mostly that takes less than a frame, and blank would flash.
    if (get().state.kind !== 'shown') set({ state: { kind: 'reading' } })
    void read(ticketId)
  },
  retried: () => {
    const { ticketId } = get()
    if (ticketId !== null) void read(ticketId)
  },
  ticketChanged: (ticketId, change) => {
    void perform({ kind: 'change-ticket', ticketId, set: change })
  },
  groupConfirmed: (groupId) => {
    void perform({ kind: 'change-group', groupId, set: { confirmed: true } })
  },
  pagedByHand: (ticketId, text) => {
    void perform({ kind: 'page-by-hand', ticketId, pageId: pageIdSchema.parse(crypto.randomUUID()), text })
  },
  flagged: (ticketId, flag) => {
    void perform({ kind: 'flag-ticket', ticketId, flagId: flagIdSchema.parse(crypto.randomUUID()), ...flag })
  },
  ownFlagTakenBack: (ticketId) => {
    void perform({ kind: 'unflag-ticket', ticketId })
  },
  linked: (ticketId, otherId, relation) => {
    void perform({ kind: 'link-ticket', ticketId, otherId, relation })
  },
  merged: (ticketId, into) => {
    const { state } = get()
    if (state.kind !== 'shown') return
    const names = { about: ticketName(state.view.ticket), other: ticketName(into) }
    void perform(
      { kind: 'merge-ticket', ticketId, into: into.id },
      0,
      i18n.t('Merged {about} into {other}', names),
    )
  },
  unmerged: (ticketId, from) => {
    void perform({ kind: 'unmerge-ticket', ticketId, from })
  },
  messageSent: async (ticketId, draft, undoMs) => {
    const { state } = get()
    if (state.kind !== 'shown' || state.view.ticket.id !== ticketId) return false
    const messageId = messageIdSchema.parse(crypto.randomUUID())
    const message = { ticketId, messageId, body: draft.text, ...filesOf(draft) }
    if (draft.mode === 'note') {
      const body = writeMentions(draft.text, colleagues(get().staff))
      return (await perform({ kind: 'note', ...message, body })) !== null
    }
    const { seenThrough } = state.view
    const actId = await perform(
      { kind: 'reply', ...message, seenThrough, ...copiesOf(draft, state.view) },
      undoMs,
    )
    if (actId === null) return false
    if (undoMs > 0) set({ lastSent: { actId, ticketId, until: Date.now() + undoMs } })
    return true
  },
  actDecided: async (actId, decision) => {
    const result = await bridge.call('outbox.decide', { actId, decision })
    set({ actFailure: result.ok ? null : result.failure })
    // It may have been decided about something that is not on the screen any more, or not yet.
    if (!result.ok) get().retried()
    if (get().lastSent?.actId === actId) set({ lastSent: null })
    return result.ok
  },
  failureDismissed: () => set({ actFailure: null }),
}))

/** The ticket, and those of which it shows something: merged into it, or it into them. */
function shownIds(ticketId: TicketId, state: TicketState): TicketId[] {
  if (state.kind !== 'shown') return [ticketId]
  const { joined, mergedInto } = state.view
  const into = mergedInto === null ? [] : [mergedInto.ticketId]
  return [ticketId, ...joined.map(({ ticket }) => ticket.id), ...into]
}

/** Whoever is still here can be mentioned. */
export function colleagues(staff: readonly StaffView[]): StaffView[] {
  return staff.filter(({ revoked }) => !revoked)
}

function filesOf({ attachments }: Beside): Pick<ActOf<'reply'>, 'attachments'> {
  if (attachments.length === 0) return {}
  return { attachments: attachments.map(({ id, name, type, size }) => ({ id, name, type, size })) }
}

function copiesOf({ alsoTo }: Beside, { joined }: TicketView): Pick<ActOf<'reply'>, 'alsoTo'> {
  if (alsoTo === null) return {}
  return {
    alsoTo: joined
      .filter(({ ticket }) => alsoTo.includes(ticket.id))
      .map(({ ticket, seenThrough }) => ({ ticketId: ticket.id, seenThrough })),
  }
}

async function read(ticketId: TicketId): Promise<void> {
  const result = await bridge.call('ticket.read', { ticketId })
  if (useTicket.getState().ticketId !== ticketId) return
  if (!result.ok) useTicket.setState({ state: { kind: 'failed', failure: result.failure } })
  else if (result.value === null) useTicket.setState({ state: { kind: 'missing' } })
  else useTicket.setState({ state: { kind: 'shown', view: result.value } })
}

/** What changed while no ticket was on the screen was not heard: the one that was shown last may be picked again. */
function readAfterAbsence(ticketId: TicketId | null, state: TicketState): void {
  if (ticketId === null) return
  if (state.kind !== 'shown') useTicket.setState({ state: { kind: 'reading' } })
  void read(ticketId)
}

async function readStaff(): Promise<void> {
  const result = await bridge.call('staff.list', undefined)
  if (result.ok) useTicket.setState({ staff: result.value })
}

/** The id of the act that is kept here now; null where it could not be kept. */
async function perform(act: Act, undoMs = 0, words: string | null = null): Promise<ActId | null> {
  const result = await bridge.call('act.perform', { act, undoMs })
  useTicket.setState({ actFailure: result.ok ? null : result.failure })
  if (result.ok) tellDone(act, result.value.actId, words)
  return result.ok ? result.value.actId : null
}

/** The way back from what was done to the ticket on the screen. */
function tellDone(act: Act, actId: ActId, given: string | null): void {
  const { state } = useTicket.getState()
  const words = given ?? (state.kind === 'shown' ? doneWords(act, state.view.ticket) : null)
  if (words !== null) announceDone(words, actId)
}
