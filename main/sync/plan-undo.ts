import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { actSchema, type Act, type ActOf } from '../../shared/ipc/act.ts'
import { newCannedReplySchema, type CannedReply } from '../../shared/protocol/canned-reply.ts'
import { flagIdSchema, statusSchema, urgencySchema } from '../../shared/protocol/common.ts'
import { linkChangeSchema } from '../../shared/protocol/ticket.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { View } from '../../shared/protocol/view.ts'
import { asksForPeople, standingOf, wakingBy, type Standing } from '../../shared/rules/wakes-people.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { relationOf } from './lay-link.ts'
import { touchedOfGroup, touchedOfTicket, touchedOfView, type Touched } from './conflicts.ts'

/** What taking an act back comes to. */
export type UndoStep =
  /** It has not left: nothing but this workstation knows of it. */
  | { kind: 'drop' }
  /** Likewise, and its text goes back to where it was typed. */
  | { kind: 'text' }
  /**
   * Another act, which sets back what stands as the author left it. `kept`: of the fields that it set, those that stand
   * otherwise by now. `asks`: it would wake people, or would look as if nobody had been woken.
   */
  | { kind: 'reverse'; act: Act; kept: string[]; asks: 'wakes' | 'woke' | null }
  /** It cannot be taken back. `fields`: since all that it set stands otherwise by now. */
  | {
      kind: 'stays'
      because: 'said' | 'changed' | 'changed-by-me' | 'gone' | 'elsewhere' | 'asks'
      fields: string[]
    }

const seenFlagSchema = z.object({ flag: z.object({ reason: z.string(), note: z.string() }).nullable() })
const seenLinkSchema = linkChangeSchema.strip()
const seenReplySchema = z.object({ reply: newCannedReplySchema.nullable() })
/** What its author said with a flag. */
export interface SeenFlag {
  reason: string
  note: string
}

/** What is looked at to take an act back. */
export interface UndoScene {
  /** The ticket that it is about, as it is shown; null where it is not here any more, or the act is about none. */
  ticket: ShownTicket | null
  /** Likewise the group. */
  group: Group | null
  /** The author's own flag, as it is shown. */
  flag: SeenFlag | null
  /** Likewise the saved view. */
  view: View | null
  /** Likewise the canned reply. */
  reply: CannedReply | null
  /** What its author did to the same thing afterwards, as far as the desk has not shown it yet. */
  later: readonly Pick<KeptAct, 'act'>[]
  newId: () => string
}

export type UndoneAct = Pick<KeptAct, 'act' | 'base' | 'state' | 'doubt'>

/** How an act is taken back. Nothing that a colleague did since is touched, and nobody is woken unasked. */
export function planUndo(kept: UndoneAct, scene: UndoScene): UndoStep {
  const { act } = kept
  switch (act.kind) {
    case 'reply':
    case 'note':
      return hasLeft(kept) ? stays('said') : { kind: 'text' }
    case 'change-ticket':
      return planChange(kept, act, scene)
    case 'change-group':
      return planGroupChange(kept, act, scene)
    case 'flag-ticket':
    case 'unflag-ticket':
      return planFlag(kept, act, scene)
    case 'link-ticket':
      return planLink(kept, act, scene)
    case 'merge-ticket':
    case 'unmerge-ticket':
      return planMerge(kept, act, scene)
    case 'change-view':
      return planViewChange(kept, act, scene)
    case 'delete-view':
      return planViewDeleted(kept, scene)
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return planCannedReply(kept, act, scene)
    default:
      return stays('elsewhere')
  }
}

/** Whether somebody else may know of it: it is on its way, or it is not known whether it arrived. */
function hasLeft({ state, doubt }: UndoneAct): boolean {
  return state.kind === 'sending' || state.kind === 'sent' || doubt !== null
}

function planChange(kept: UndoneAct, { set }: ActOf<'change-ticket'>, scene: UndoScene): UndoStep {
  const { ticket } = scene
  if (ticket === null) return stays('gone')
  const now = touchedOfTicket(set, ticket)
  return planFields(kept, now, scene, (base, changing) => asksOf(ticket, base, changing))
}

/** Of a group, what only lists or describes it. A former name stays an alias, and confirming it has let pages go. */
const groupFieldsSetBack: ReadonlySet<string> = new Set(['aliases', 'contacts', 'plan'])

function planGroupChange(kept: UndoneAct, { set }: ActOf<'change-group'>, scene: UndoScene): UndoStep {
  if (scene.group === null) return stays('gone')
  const now = touchedOfGroup(set, scene.group)
  if (!Object.keys(now).every((field) => groupFieldsSetBack.has(field))) return stays('elsewhere')
  return planFields(kept, now, scene, () => null)
}

/** Where it stands is changed with the places of others. */
function planViewChange(kept: UndoneAct, { set }: ActOf<'change-view'>, scene: UndoScene): UndoStep {
  if ('place' in set) return stays('elsewhere')
  if (scene.view === null) return stays('gone')
  return planFields(kept, touchedOfView(set, scene.view), scene, () => null)
}

/** Where the desk has deleted it, the same view comes anew. */
function planViewDeleted(kept: UndoneAct, { newId }: UndoScene): UndoStep {
  if (!hasLeft(kept)) return { kind: 'drop' }
  const again = actSchema.safeParse({ kind: 'put-view', viewId: newId(), view: kept.base?.['view'] })
  // An older console's, or of a newer desk than this one understands.
  return again.success ? { kind: 'reverse', act: again.data, kept: [], asks: null } : stays('elsewhere')
}

function planCannedReply(
  kept: UndoneAct,
  act: ActOf<'put-canned-reply' | 'delete-canned-reply'>,
  { reply, later }: UndoScene,
): UndoStep {
  const before = seenReplySchema.safeParse(kept.base).data?.reply ?? null
  // Undo would lose the text of a new one.
  if (before === null) return stays('elsewhere')
  if (later.length > 0) return stays('changed-by-me', ['canned reply'])
  if (!hasLeft(kept)) return { kind: 'drop' }
  const wanted = act.kind === 'put-canned-reply' ? act.reply : null
  const now = reply && { title: reply.title, body: reply.body, shortcut: reply.shortcut }
  if (!isDeepStrictEqual(now, wanted)) return stays('changed', ['canned reply'])
  const { cannedReplyId } = act
  return {
    kind: 'reverse',
    act: { kind: 'put-canned-reply', cannedReplyId, reply: before },
    kept: [],
    asks: null,
  }
}

type AsksOf = (base: Touched, changing: readonly string[]) => 'wakes' | 'woke' | null

function planFields(kept: UndoneAct, now: Touched, { later }: UndoScene, asksIf: AsksOf): UndoStep {
  if (hasLeft(kept)) return planReverse(kept, now, asksIf)
  // What was done on top of it would meet another value than its author saw.
  const again = Object.keys(now).filter((field) => later.some(({ act }) => setsField(act, field)))
  return again.length === 0 ? { kind: 'drop' } : stays('changed-by-me', again)
}

function setsField(act: Act, field: string): boolean {
  return 'set' in act && field in act.set
}

function planReverse({ base, act }: UndoneAct, now: Touched, asksIf: AsksOf): UndoStep {
  if (!('set' in act)) return stays('elsewhere')
  const wanted: Touched = { ...act.set }
  const fields = Object.keys(now)
  const back = fields.filter((field) => isDeepStrictEqual(now[field], wanted[field]) && isKnown(base, field))
  const kept = fields.filter((field) => !back.includes(field))
  const changing = back.filter((field) => !isDeepStrictEqual(base?.[field], now[field]))
  if (changing.length === 0) return stays('changed', kept.length === 0 ? fields : kept)
  const reverse = actSchema.safeParse({ ...act, set: withReason(changing, base ?? {}) })
  // What another version based it on may be no value of this one's.
  if (!reverse.success) return stays('changed', changing)
  return { kind: 'reverse', act: reverse.data, kept, asks: asksIf(base ?? {}, changing) }
}

/** A ticket that had no group yet cannot be without one again. */
function isKnown(base: KeptAct['base'], field: string): boolean {
  return base !== null && field in base && !(field === 'groupId' && base[field] === null)
}

function withReason(fields: readonly string[], base: Touched): Touched {
  const set = Object.fromEntries(fields.map((field) => [field, base[field]]))
  return fields.includes('urgency') ? { ...set, reason: 'The change before this was undone.' } : set
}

/** Whether setting back what somebody set does to the people on duty what only its author may decide. */
function asksOf(ticket: ShownTicket, base: Touched, fields: readonly string[]): 'wakes' | 'woke' | null {
  const before = standingOf(ticket)
  const after: Standing = {
    urgency: fields.includes('urgency') ? urgencySchema.parse(base['urgency']) : before.urgency,
    status: fields.includes('status') ? statusSchema.parse(base['status']) : before.status,
  }
  if (wakingBy(before, after) !== null) return 'wakes'
  return asksForPeople(before) && !asksForPeople(after) ? 'woke' : null
}

function planLink(kept: UndoneAct, act: ActOf<'link-ticket'>, { ticket, later }: UndoScene): UndoStep {
  if (ticket === null) return stays('gone')
  const { otherId } = act
  if (later.some((one) => one.act.kind === 'link-ticket' && one.act.otherId === otherId))
    return stays('changed-by-me', ['link'])
  if (!hasLeft(kept)) return { kind: 'drop' }
  const before = seenLinkSchema.safeParse(kept.base)
  if (!before.success || relationOf(ticket, otherId) !== act.relation) return stays('changed', ['link'])
  return { kind: 'reverse', act: { ...act, relation: before.data.relation }, kept: [], asks: null }
}

/** Whether taking it apart would wake people, and whether it may be merged again, is measured where it is done. */
function planMerge(
  kept: UndoneAct,
  act: ActOf<'merge-ticket' | 'unmerge-ticket'>,
  { ticket, later }: UndoScene,
): UndoStep {
  if (ticket === null) return stays('gone')
  if (later.some((one) => isMergeOf(one.act) || setsField(one.act, 'status')))
    return stays('changed-by-me', ['merge'])
  if (!hasLeft(kept)) return { kind: 'drop' }
  const { ticketId } = act
  if (ticket.mergedInto !== (act.kind === 'merge-ticket' ? act.into : null))
    return stays('changed', ['merge'])
  const reverse: Act =
    act.kind === 'merge-ticket'
      ? { kind: 'unmerge-ticket', ticketId, from: act.into }
      : { kind: 'merge-ticket', ticketId, into: act.from }
  return { kind: 'reverse', act: reverse, kept: [], asks: null }
}

function isMergeOf({ kind }: Act): boolean {
  return kind === 'merge-ticket' || kind === 'unmerge-ticket'
}

function planFlag(kept: UndoneAct, act: ActOf<'flag-ticket' | 'unflag-ticket'>, scene: UndoScene): UndoStep {
  if (scene.ticket === null) return stays('gone')
  if (scene.later.some(({ act: { kind } }) => kind === 'flag-ticket' || kind === 'unflag-ticket'))
    return stays('changed-by-me', ['flag'])
  if (!hasLeft(kept)) return { kind: 'drop' }
  const { ticketId } = act
  const isAsLeft = act.kind === 'flag-ticket' ? isSaid(scene.flag, act) : scene.flag === null
  if (!isAsLeft) return stays('changed', ['flag'])
  const before = seenFlagSchema.safeParse(kept.base).data?.flag ?? null
  if (before === null)
    return act.kind === 'unflag-ticket'
      ? stays('changed', ['flag'])
      : { kind: 'reverse', act: { kind: 'unflag-ticket', ticketId }, kept: [], asks: null }
  const flagId = flagIdSchema.parse(scene.newId())
  const { reason, note } = before
  return {
    kind: 'reverse',
    act: { kind: 'flag-ticket', ticketId, flagId, reason, note },
    kept: [],
    asks: null,
  }
}

function isSaid(flag: SeenFlag | null, { reason, note }: SeenFlag): boolean {
  return flag !== null && flag.reason === reason && flag.note === note
}

function stays(because: Extract<UndoStep, { kind: 'stays' }>['because'], fields: string[] = []): UndoStep {
  return { kind: 'stays', because, fields }
}
