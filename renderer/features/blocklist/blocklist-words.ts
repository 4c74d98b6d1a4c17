import type {
  BlockedGroupView,
  BlocklistRow,
  Enforcement,
  EntryView,
} from '../../../shared/ipc/blocklist-views.ts'
import type { EntryState } from '../../../shared/protocol/blocklist.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { recordSummaryText } from '../../ui/record-words.ts'
import { momentText } from '../../ui/time.tsx'

/** How a moment is told: in full, or short where many stand under each other. */
type Telling = (nowMs: number, at: number) => string

export const stateNames: Record<EntryState, string> = {
  planned: i18n.t('Planned'),
  'in-force': i18n.t('In force'),
  ended: i18n.t('Ended'),
  lifted: i18n.t('Lifted'),
}

/** How far something has come. `now` in ms. What is over is not said to be enforced. */
export function enforcementWords(
  enforcement: Enforcement,
  state: EntryState,
  now: number,
  told: Telling = momentText,
): string {
  switch (enforcement.kind) {
    case 'only-here':
      return i18n.t('only here')
    case 'sent':
      return i18n.t('sent')
    case 'enforced': {
      const at = told(now, enforcement.at)
      return state === 'in-force'
        ? i18n.t('enforced since {at}', { at })
        : i18n.t('at the desk since {at}', { at })
    }
    case 'refused':
      return i18n.t('refused: {why}', { why: enforcement.failure.message })
    default:
      return assertNever(enforcement)
  }
}

type Ending = Pick<EntryView, 'state' | 'from' | 'until' | 'reviewAt'>

/** When it ends, or is to be looked at again: "until Mon 23 Nov, 14:02". `now` in ms. */
export function endWords(
  { state, from, until, reviewAt }: Ending,
  now: number,
  told: Telling = momentText,
): string {
  switch (state) {
    case 'planned':
      return i18n.t('from {when}', { when: told(now, from) })
    case 'in-force':
      if (until !== null) return i18n.t('until {when}', { when: told(now, until) })
      return reviewAt === null
        ? i18n.t('no end')
        : i18n.t('no end, review {when}', { when: told(now, reviewAt) })
    case 'ended':
      return until === null ? i18n.t('ended') : i18n.t('ended {when}', { when: told(now, until) })
    case 'lifted':
      return i18n.t('lifted')
    default:
      return assertNever(state)
  }
}

/** "withheld 7 pages". */
export function hitWords(hits: number): string {
  return i18n.t('{hits, plural, =0 {withheld no page} one {withheld # page} other {withheld # pages}}', {
    hits,
  })
}

/**
 * What a group cost and from whom the block is, what matters most first: the end of it may not fit. That it withheld nothing
 * is left out where the row is marked for it.
 */
export function factWords({ hits, isNeverHit, record, authors }: BlocklistRow): string {
  const facts = [
    isNeverHit ? '' : hitWords(hits),
    recordSummaryText(record),
    i18n.t('by {names}', { names: listText(authors) }),
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/** What an administrator should look at; empty for most. */
export function markWords(
  row: Pick<BlocklistRow, 'disputes' | 'endsSoon' | 'isNeverHit' | 'hasAuthorLeft'>,
): string[] {
  const marks: string[] = []
  if (row.disputes > 0) marks.push(i18n.t('{disputes} to review', { disputes: row.disputes }))
  if (row.endsSoon) marks.push(i18n.t('ends soon'))
  if (row.isNeverHit) marks.push(i18n.t('never hit'))
  if (row.hasAuthorLeft) marks.push(i18n.t('author has left'))
  return marks
}

type Standing = Pick<BlockedGroupView, 'entries' | 'operations'>

/**
 * What the group's blocks mean for its pages at present: the one thing a reader must not get wrong. Told by what the
 * desk has: a block that is enforced stays so while an extension of it, or a lift, waits here.
 */
export function standingWords({ entries, operations }: Standing): { words: string; isBlocked: boolean } {
  const atDesk = new Set(operations.filter(({ enforcement }) => isAtDesk(enforcement)).map(({ id }) => id))
  const isLiftedAtDesk = ({ id }: EntryView) =>
    operations.some((each) => each.act === 'lift' && each.targets.includes(id) && atDesk.has(each.id))
  const inForce = entries.filter(({ state }) => state === 'in-force')
  if (inForce.some(({ id }) => atDesk.has(id)))
    return { words: i18n.t('It pages nobody: the desk withholds its pages.'), isBlocked: true }
  if (entries.some((entry) => entry.state === 'lifted' && atDesk.has(entry.id) && !isLiftedAtDesk(entry)))
    return {
      words: i18n.t(
        'The block is lifted only on this workstation. Until the desk has that, it withholds the pages.',
      ),
      isBlocked: true,
    }
  if (inForce.some(({ enforcement }) => enforcement.kind === 'only-here'))
    return {
      words: i18n.t(
        'The block is only on this workstation. Until the desk has it, this group still wakes people.',
      ),
      isBlocked: false,
    }
  if (entries.some(({ state }) => state === 'planned'))
    return { words: i18n.t('It still pages as every other group. A block is planned.'), isBlocked: false }
  return { words: i18n.t('It is not blocked: it pages as every other group.'), isBlocked: false }
}

function isAtDesk({ kind }: Enforcement): boolean {
  return kind === 'enforced' || kind === 'sent'
}
