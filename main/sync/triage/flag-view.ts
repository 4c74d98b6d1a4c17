import type { FlagView } from '../../../shared/ipc/triage-views.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import type { Flag } from '../../../shared/protocol/flag.ts'
import type { KeptAct } from '../../store/act-row.ts'

/**
 * The flags of a ticket with those that were given and taken back here, in their order. One that needs its author stands
 * beside what the desk has; it took nothing away.
 */
export function layFlags(
  pulled: readonly Flag[],
  acts: readonly KeptAct[],
  person: { id: StaffId; name: string },
): FlagView[] {
  let flags = pulled.map((flag) => pulledFlag(flag, person.id))
  for (const { id, act, state, madeAt } of acts) {
    const isAsked = state.kind === 'needs-you'
    if (act.kind === 'unflag-ticket' && !isAsked) flags = flags.filter(({ isMine }) => !isMine)
    if (act.kind !== 'flag-ticket') continue
    const before = isAsked ? undefined : flags.find(({ isMine }) => isMine)
    const flag: FlagView = {
      id: before?.id ?? act.flagId,
      reason: act.reason,
      note: act.note,
      by: { kind: 'staff', staffId: person.id, name: person.name },
      createdAt: before?.createdAt ?? madeAt,
      isMine: true,
      act: state.kind === 'sent' ? null : { id, state },
    }
    flags = [...flags.filter((one) => one !== before), flag]
  }
  return flags
}

/** Whether acts made here leave a ticket flagged; null where none of them is about that. */
export function laidFlagged(
  pulled: readonly Flag[],
  acts: readonly KeptAct[],
  author: StaffId,
): boolean | null {
  const last = acts.filter(({ act, state }) => isAboutFlag(act.kind) && state.kind !== 'needs-you').at(-1)
  if (last === undefined) return null
  return last.act.kind === 'flag-ticket' || pulled.some(({ by }) => by.staffId !== author)
}

function isAboutFlag(kind: KeptAct['act']['kind']): boolean {
  return kind === 'flag-ticket' || kind === 'unflag-ticket'
}

function pulledFlag({ id, reason, note, by, createdAt }: Flag, author: StaffId): FlagView {
  const isMine = by.staffId === author
  return { id, reason, note, by, createdAt: Date.parse(createdAt), isMine, act: null }
}
