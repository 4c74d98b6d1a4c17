import type { Act } from '../../../shared/ipc/act.ts'
import type { WakeForecast, WakeQuestion } from '../../../shared/ipc/wake-views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { defaultPagingRules } from '../../../shared/protocol/settings.ts'
import { decidePage, type EarlierPage } from '../../../shared/rules/page-gate.ts'
import { isOpenPage } from '../../../shared/rules/paging/page-act.ts'
import { canBeReached } from '../../../shared/rules/paging/reachable.ts'
import { wokenPeople, type PageToBe, type WokenPeople } from '../../../shared/rules/paging/woken-people.ts'
import { readAct } from '../../store/acts.ts'
import { familyOfGroup, rootOfGroup } from '../../store/group-family.ts'
import { readWithholdingEntries } from '../../store/read-blocked-groups.ts'
import { findGroupByName, readGroup } from '../../store/read-group.ts'
import { readOutageOf } from '../../store/read-outage.ts'
import { readGatePagesSince } from '../../store/read-pages.ts'
import { readResponders, readRota } from '../../store/read-responders.ts'
import { readSettings } from '../../store/read-settings.ts'
import { readTicket } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'

type AskingSession = Pick<Session, 'cache' | 'work' | 'person' | 'now'>

/** So long, in ms, the desk's gate looks back at pages (`server/store/pages.ts`). */
const looksBack = 24 * 3_600_000
const onDutyNow: PageToBe = { named: [], isDrill: false }

/**
 * Whom something that is about to be done would wake: the desk's own gate and engine asked of what is here, so that it can be
 * said before, and offline too. Null where that is not about anything that is known here.
 */
export function readWakeForecast(session: AskingSession, question: WakeQuestion): WakeForecast | null {
  switch (question.kind) {
    case 'ticket':
      return forecastOfTicket(session, question.ticketId, question.groupId)
    case 'new-ticket':
      return forecastOfName(session, question.groupName)
    case 'by-hand':
      return byHand(session, { named: question.responderIds, isDrill: question.isDrill })
    case 'act': {
      const kept = readAct(session.work, question.actId)
      return kept === null ? null : forecastOfAct(session, kept.act)
    }
  }
}

function forecastOfAct(session: AskingSession, act: Act): WakeForecast | null {
  switch (act.kind) {
    case 'file-ticket':
      return forecastOfName(session, act.groupName)
    case 'change-ticket':
      return forecastOfTicket(session, act.ticketId, act.set.groupId ?? null)
    case 'page-by-hand':
      return byHand(session, onDutyNow)
    case 'page-people':
      return byHand(session, { named: act.responderIds, isDrill: act.isDrill })
    default:
      return null
  }
}

function byHand(session: AskingSession, page: PageToBe): WakeForecast {
  return { outcome: null, groupName: '', page: null, people: peopleOf(session, page) }
}

function forecastOfTicket(
  session: AskingSession,
  ticketId: TicketId,
  vouchedFor: GroupId | null,
): WakeForecast | null {
  const ticket = readTicket(session.cache.read, ticketId)?.shown
  if (ticket === undefined) return null
  const groupId = vouchedFor ?? ticket.groupId
  if (groupId === null) return forecastOfName(session, ticket.groupName)
  const outageId = readOutageOf(session.cache.read, ticketId)?.id ?? null
  return atTheGate(session, {
    groupId,
    groupName: ticket.groupName,
    isVouchedFor: vouchedFor !== null,
    outageId,
  })
}

function forecastOfName(session: AskingSession, groupName: string): WakeForecast {
  const groupId = findGroupByName(session.cache.read, groupName)?.id ?? null
  return atTheGate(session, { groupId, groupName, isVouchedFor: false, outageId: null })
}

interface Asking {
  /** Null where no group that is known here bears the name. */
  groupId: GroupId | null
  groupName: string
  /** Somebody is about to confirm it. */
  isVouchedFor: boolean
  outageId: string | null
}

function atTheGate(
  session: AskingSession,
  { groupId, groupName, isVouchedFor, outageId }: Asking,
): WakeForecast {
  const people = peopleOf(session, onDutyNow)
  if (groupId === null) return { outcome: 'unknown-group', groupName, page: null, people }
  const { read } = session.cache
  const now = session.now()
  const root = rootOfGroup(read, groupId)
  const family = familyOfGroup(read, root)
  const group = readGroup(read, root)?.shown
  const since = new Date(now - looksBack).toISOString()
  const pages = readGatePagesSince(read, since, family, outageId)
  const decision = decidePage({
    groupId: root,
    isConfirmed: isVouchedFor || group?.confirmed === true,
    blockedBy: readWithholdingEntries(read, root, now),
    outageId,
    pages: pages.map((page) => asTheGateLooks(page, root, family)),
    now,
  })
  const page = 'pageId' in decision ? pages.find(({ id }) => id === decision.pageId) : undefined
  const view = page === undefined ? null : earlierPageView(session, page)
  // Whoever has it from a console, and has no pager, is told by nothing: the desk pages everybody then.
  const isUntold = decision.outcome === 'told' && view?.holder?.isTold !== true
  return {
    outcome: isUntold ? 'page' : decision.outcome,
    groupName: group?.name ?? groupName,
    page: view,
    people,
  }
}

function asTheGateLooks(page: Page, root: GroupId, family: readonly string[]): EarlierPage {
  const { id, groupId, outageId, beganAt, acknowledgedAt } = page
  const isOwn = groupId !== null && family.includes(groupId)
  return {
    id,
    groupId: isOwn ? root : groupId,
    outageId,
    beganAt: Date.parse(beganAt),
    acknowledgedAt: acknowledgedAt === null ? null : Date.parse(acknowledgedAt),
    isOver: !isOpenPage(page),
  }
}

function earlierPageView(
  { cache, person }: AskingSession,
  { beganAt, acknowledgedBy: by }: Page,
): WakeForecast['page'] {
  if (by === null) return { beganAt: Date.parse(beganAt), holder: null }
  const responder = readResponders(cache.read).find(({ id }) => id === by.responderId)
  const isTold = responder !== undefined && canBeReached(responder)
  return {
    beganAt: Date.parse(beganAt),
    holder: { name: by.name, isMe: by.staffId === person.id, isTold },
  }
}

function peopleOf({ cache: { read }, now }: AskingSession, page: PageToBe): WokenPeople {
  const rules = readSettings(read)?.paging ?? defaultPagingRules
  return wokenPeople(page, { rota: readRota(read), responders: readResponders(read), rules }, now())
}
