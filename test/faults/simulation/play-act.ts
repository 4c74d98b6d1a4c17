import { readGroup } from '#main/store/read-group'
import { readTicketView } from '#main/sync/ticket-view'
import type { OpenSession } from '#main/sync/open-session'
import type { Act } from '#shared/ipc/act'
import type { BlockedGroupView } from '#shared/ipc/blocklist-views'
import type { Result } from '#shared/ipc/result'
import {
  flagIdSchema,
  groupIdSchema,
  messageIdSchema,
  operationIdSchema,
  pageIdSchema,
  ticketIdSchema,
  type TicketId,
} from '#shared/protocol/common'
import type { TicketChange } from '#shared/protocol/ticket'
import type { SimulatedConsole } from './simulated-console.ts'
import type { FieldChange, StepOf } from './story.ts'
import { groupNames, requester, type World } from './world.ts'

const day = 86_400_000

type ActStep = StepOf<
  | 'file'
  | 'reply'
  | 'note'
  | 'change'
  | 'create-group'
  | 'change-group'
  | 'import'
  | 'flag'
  | 'page'
  | 'rules'
  | 'blocklist'
  | 'merge-group'
>

/** Does at a console what a step says; nothing where there is nothing to do it to. */
export function playAct(world: World, console: SimulatedConsole, step: ActStep): void {
  if (console.open === null) return
  const act = actOf(world, console.open, console, step)
  if (act !== null) console.perform(act, step.do === 'reply' && step.undo ? 10_000 : 0)
}

function actOf(world: World, { session }: OpenSession, console: SimulatedConsole, step: ActStep): Act | null {
  const tickets = idsIn(session, 'ticket')
  switch (step.do) {
    case 'file': {
      const word = world.newWord()
      const ticketId = ticketIdSchema.parse(`t-${word}`)
      world.words.set(word, ticketId)
      const [groupName, urgency] = [groupNames[step.group] ?? 'Acme', step.urgency]
      return {
        kind: 'file-ticket',
        ticketId,
        groupName,
        urgency,
        requester,
        subject: 'New',
        description: word,
      }
    }
    case 'reply':
    case 'note': {
      const ticketId = pickOf(tickets, step.ticket)
      if (ticketId === null) return null
      const seenThrough = readTicketView(session, ticketId)?.seenThrough ?? null
      const body = console.recorder.drafts.get(`message:${ticketId}`)?.kept ?? world.newWord()
      world.words.set(body, ticketId)
      const messageId = messageIdSchema.parse(`m-${world.newWord()}`)
      const written = { ticketId: ticketIdSchema.parse(ticketId), messageId, body }
      return step.do === 'note' ? { kind: 'note', ...written } : { kind: 'reply', ...written, seenThrough }
    }
    case 'change': {
      const ticketId = pickOf(tickets, step.ticket)
      if (ticketId === null) return null
      const set = setOf(step.changes, idsIn(session, 'customer_group'))
      if (Object.keys(set).length === 0) return null
      return { kind: 'change-ticket', ticketId: ticketIdSchema.parse(ticketId), set }
    }
    case 'create-group': {
      const groupId = groupIdSchema.parse(`g-${world.newWord()}`)
      return { kind: 'create-group', groupId, name: groupNames[step.group] ?? 'Acme', plan: null }
    }
    case 'change-group': {
      const id = pickOf(idsIn(session, 'customer_group'), step.group)
      if (id === null) return null
      const set = step.rename === 0 ? { confirmed: true } : { name: groupNames[step.rename] ?? 'Acme' }
      return { kind: 'change-group', groupId: groupIdSchema.parse(id), set }
    }
    case 'flag':
    case 'page': {
      const id = pickOf(tickets, step.ticket)
      return id === null ? null : aboutTicket(world, ticketIdSchema.parse(id), step)
    }
    case 'rules': {
      const suggestion = { falseAlarms: step.falseAlarms, days: 30 }
      return { kind: 'change-thresholds', set: { suggestion } }
    }
    case 'blocklist':
      return onBlocklist(world, console, idsIn(session, 'customer_group'), step)
    case 'merge-group': {
      const groups = idsIn(session, 'customer_group')
      const [groupId, into] = [pickOf(groups, step.group), pickOf(groups, step.into)]
      if (groupId === null || into === null) return null
      const names = [groupId, into].flatMap((id) => {
        const shown = readGroup(session.cache.read, id)?.shown
        return shown === undefined ? [] : [shown.name, ...shown.aliases]
      })
      const merge = { groupId: groupIdSchema.parse(groupId), into: groupIdSchema.parse(into) }
      console.recorder.merging({ kind: 'merge-group', ...merge }, names)
      return { kind: 'merge-group', ...merge }
    }
    case 'import':
      return { kind: 'import-groups', csv: `name\n${groupNames[step.group] ?? 'Acme'}\n` }
  }
}

function aboutTicket(world: World, ticketId: TicketId, step: StepOf<'flag' | 'page'>): Act {
  const word = world.newWord()
  if (step.do === 'page')
    return { kind: 'page-by-hand', ticketId, pageId: pageIdSchema.parse(`p-${word}`), text: word }
  if (step.back) return { kind: 'unflag-ticket', ticketId }
  const flagId = flagIdSchema.parse(`f-${word}`)
  return { kind: 'flag-ticket', ticketId, flagId, reason: 'Not urgent', note: word }
}

/**
 * As an administrator does who looks at what this console shows; where nothing is blocked, it is a block. An agent is
 * refused.
 */
function onBlocklist(
  world: World,
  console: SimulatedConsole,
  groupIds: readonly string[],
  { act: wanted, group, entry: nth, days }: StepOf<'blocklist'>,
): Act | null {
  const shown = groupIds.map((id) => {
    const view = console.handlers['blocklist.group']({ groupId: groupIdSchema.parse(id) })
    return view as Result<BlockedGroupView | null>
  })
  const entries = shown.flatMap((view) =>
    view.ok && view.value !== null ? view.value.entries.map((entry) => ({ ...entry, of: view.value })) : [],
  )
  const word = world.newWord()
  const entry = wanted === 'block' ? null : pickOf(entries, nth)
  const groupId = entry?.of?.groupId ?? pickOf(groupIds, group)
  if (groupId === null) return null
  const act = entry === null ? 'block' : wanted
  // From the end that it has: so that some are later, and some sooner.
  const end = (entry?.until ?? console.now()) + (act === 'shorten' ? -0.5 : 1) * (days ?? 0) * day
  const until = days === null ? null : new Date(end).toISOString()
  return {
    kind: 'change-blocklist',
    operationId: operationIdSchema.parse(`o-${word}`),
    groupId: groupIdSchema.parse(groupId),
    act,
    targets: entry === null ? [] : [entry.id],
    ...(act === 'lift' || act === 'edit-reason' ? {} : { until }),
    reason: word,
    evidence: [],
  }
}

export function setOf(changes: readonly FieldChange[], groupIds: readonly string[]): TicketChange {
  const set: Record<string, unknown> = {}
  for (const { field, value } of changes)
    if (field !== 'groupId') set[field] = value
    else if (groupIds.length > 0) set[field] = pickOf(groupIds, value)
  return set
}

export function idsIn(session: OpenSession['session'], table: 'ticket' | 'customer_group'): string[] {
  return session.cache.read.all(`SELECT id FROM ${table} ORDER BY row`).map((row) => String(row['id']))
}

export function pickOf<Item>(items: readonly Item[], place: number): Item | null {
  return items.length === 0 ? null : (items[place % items.length] ?? null)
}
