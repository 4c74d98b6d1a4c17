import { flagWords, takenBackWords } from '#server/store/flags'
import { handPage } from '#server/store/page-by-hand'
import { Refusal, invalidReference, notFound } from '#server/store/refusal'
import { defaultSettings, serviceLevelsAfter, thresholdsAfter } from '#server/store/settings'
import { staffAuthor } from '#server/store/staff'
import { flagIdSchema, messageIdSchema, pageIdSchema, type Author } from '#shared/protocol/common'
import type { Flag, NewFlag } from '#shared/protocol/flag'
import type { NewPage, Page } from '#shared/protocol/page'
import type { SettingsChange, SettingsReply } from '#shared/protocol/settings'
import type { Staff } from '#shared/protocol/staff'
import type { Ticket } from '#shared/protocol/ticket'
import { pageByHandWords } from '#shared/rules/gate-words'
import type { ModelDesk } from './model-desk.ts'
import { outageOf } from './model-outages.ts'
import { putTicket } from './model-put-ticket.ts'
import { messagesOf } from './model-state.ts'

/** As the service's own `flagTicket`. */
export function flagTicket(desk: ModelDesk, ticketId: string, wanted: NewFlag, staff: Staff) {
  const ticket = desk.state.ticket.get(ticketId)
  if (ticket === undefined) throw notFound('ticket')
  const by = staffAuthor(staff)
  const known = flagOf(desk, ticketId, staff)
  if (known !== undefined && known.reason === wanted.reason && known.note === wanted.note)
    return { flag: known, isNew: false }
  const id = known?.id ?? wanted.id ?? flagIdSchema.parse(desk.newId())
  if (known === undefined && desk.state.flag.has(id))
    throw new Refusal('id-taken', 'A flag of this id exists already.')
  const { reason, note } = wanted
  const version = (desk.state.latest.get(`flag ${id}`)?.version ?? 0) + 1
  const createdAt = known?.createdAt ?? desk.now()
  const flag: Flag = { id, ticketId: ticket.id, reason, note, by, createdAt, version }
  desk.state.flag.set(id, flag)
  desk.record('flag', id, version)
  tellTicket(desk, ticket, flagWords(by, reason, known !== undefined), by)
  return { flag, isNew: known === undefined }
}

export function takeBackFlag(desk: ModelDesk, ticketId: string, staff: Staff): void {
  const ticket = desk.state.ticket.get(ticketId)
  if (ticket === undefined) throw notFound('ticket')
  const flag = flagOf(desk, ticketId, staff)
  if (flag === undefined) return
  desk.state.flag.delete(flag.id)
  desk.record('flag', flag.id, flag.version + 1, 'delete')
  const by = staffAuthor(staff)
  tellTicket(desk, ticket, takenBackWords(by), by)
}

function flagOf(desk: ModelDesk, ticketId: string, staff: Staff): Flag | undefined {
  return [...desk.state.flag.values()].find((one) => one.ticketId === ticketId && one.by.staffId === staff.id)
}

/** As the service's own `pageByHand`. */
export function pageByHand(desk: ModelDesk, wanted: NewPage, staff: Staff): Page {
  if (wanted.responderIds !== undefined && wanted.responderIds.length > 0)
    throw invalidReference('responderIds', 'This desk knows no responders yet.')
  const ticket = wanted.ticketId === undefined ? null : (desk.state.ticket.get(wanted.ticketId) ?? null)
  if (wanted.ticketId !== undefined && ticket === null)
    throw invalidReference('ticketId', 'There is no such ticket.')
  const id = wanted.id ?? pageIdSchema.parse(desk.newId())
  if (desk.state.page.has(id)) throw new Refusal('id-taken', 'A page of this id exists already.')
  const outageId = ticket && outageOf(desk, ticket.id)
  const page: Page = { id, ...handPage(wanted, ticket, staff.id), outageId, beganAt: desk.now() }
  desk.state.page.set(id, page)
  desk.record('page', id, 1)
  const by = staffAuthor(staff)
  if (ticket !== null) tellTicket(desk, ticket, pageByHandWords(by.name, page.text), by)
  return page
}

/** Settings that nobody changed yet are those of a new desk. */
export function changeSettings(
  desk: ModelDesk,
  { thresholds = {}, serviceLevels = {} }: SettingsChange,
  expected: (version: number) => boolean,
  staff: Staff,
): SettingsReply {
  if (staff.role !== 'admin') throw new Refusal('forbidden', 'Only administrators may do this.')
  const current = desk.state.settings.get('desk') ?? { ...defaultSettings, version: 1 }
  if (!expected(current.version))
    throw new Refusal('version-conflict', 'The settings have changed meanwhile.', { current })
  const rules = thresholdsAfter(current.thresholds, thresholds)
  const levels = serviceLevelsAfter(current.serviceLevels, serviceLevels)
  if (rules === null && levels === null) return current
  const changed = { thresholds: rules ?? current.thresholds, serviceLevels: levels ?? current.serviceLevels }
  const next = { ...current, ...changed, version: current.version + 1 }
  desk.state.settings.set('desk', next)
  desk.record('settings', 'desk', next.version)
  return next
}

function tellTicket(desk: ModelDesk, ticket: Ticket, body: string, author: Author): void {
  const id = messageIdSchema.parse(desk.newId())
  const position = messagesOf(desk.state, ticket.id).length + 1
  const told = { id, ticketId: ticket.id, position, kind: 'event' as const, body, author, createdAt: desk.now() } // prettier-ignore
  desk.state.message.set(id, told)
  desk.record('message', id, 1)
  putTicket(desk, { ...ticket, updatedAt: desk.now() })
}
