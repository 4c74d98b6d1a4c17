import { randomUUID } from 'node:crypto'
import { actIdSchema, type Act, type ActId } from '../../shared/ipc/act.ts'
import { placeOfAct } from '../../shared/ipc/drafts.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import type { ActBase } from '../store/act-row.ts'
import { findActByMade, insertAct } from '../store/acts.ts'
import { changeCache } from '../store/cache-change.ts'
import { deleteDraft } from '../store/drafts.ts'
import { readGroup } from '../store/read-group.ts'
import { readTicket } from '../store/read-ticket.ts'
import { indexSomeText, markTextDueByTicket } from '../store/text-index.ts'
import { madeBy, subjectOf, ticketIdOf } from './act-keys.ts'
import { actTitle } from './act-title.ts'
import { touchedOfGroup, touchedOfTicket } from './conflicts.ts'
import { relaySubject } from './relay.ts'
import { tellConnection, type Session } from './session.ts'

/**
 * Does what a person asked for: one commit to `work.db`, which also takes away the draft it was. Answered once that commit is on the disk; whatever fails after
 * it is mended by the next start, and the act is not lost.
 */
export function performAct(session: Session, act: Act): Result<{ actId: ActId }> {
  const made = madeBy(act)
  const before = made === null ? null : findActByMade(session.work, made)
  if (before !== null) return success({ actId: before.id })
  const about = whatAbout(session, act)
  if (!about.ok) return about
  const id = actIdSchema.parse(randomUUID())
  const subject = subjectOf(act)
  const { name, base } = about.value
  const place = placeOfAct(act)
  session.work.transaction(() => {
    insertAct(session.work, {
      id,
      act,
      subject,
      made,
      title: actTitle(act, name),
      base,
      madeAt: session.now(),
    })
    if (place !== null) deleteDraft(session.work, place)
  })
  showSubject(session, subject)
  return success({ actId: id })
}

/**
 * Lays the acts of a subject anew and tells the screens. What is shown is only derived: where the disk refuses it, the
 * act stands all the same, and the showing is made up for with the next exchange.
 */
export function showSubject(session: Session, subject: string): void {
  const ticketId = ticketIdOf(subject)
  try {
    changeCache(session.cache, (change) => {
      relaySubject(change, session.work, session.person, subject)
      if (ticketId !== null) markTextDueByTicket(change.database, ticketId)
    })
    indexSomeText(session.cache.write, 1)
    session.unshown.delete(subject)
  } catch {
    session.unshown.add(subject)
  }
  session.events.changed({ topics: ['tickets', 'groups', 'outbox'], ticketIds: namedTicket(ticketId) })
  tellConnection(session)
}

function namedTicket(ticketId: string | null): TicketId[] {
  return ticketId === null ? [] : [ticketIdSchema.parse(ticketId)]
}

/** How a person calls what an act is about, and the values that its author saw there. */
function whatAbout(session: Session, act: Act): Result<{ name: string; base: ActBase | null }> {
  switch (act.kind) {
    case 'reply':
    case 'note':
    case 'change-ticket': {
      const ticket = readTicket(session.cache.read, act.ticketId)?.shown
      if (ticket === undefined) return failed('not-found', 'This ticket is no longer there.')
      const name = ticket.number === null ? `“${ticket.subject}”` : `#${ticket.number}`
      if (act.kind !== 'change-ticket') return success({ name, base: null })
      const base = touchedOfTicket(act.set, ticket)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name, base })
    }
    case 'change-group': {
      const group = readGroup(session.cache.read, act.groupId)?.shown
      if (group === undefined) return failed('not-found', 'This group is no longer there.')
      const base = touchedOfGroup(act.set, group)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name: group.name, base })
    }
    default:
      return success({ name: '', base: null })
  }
}
