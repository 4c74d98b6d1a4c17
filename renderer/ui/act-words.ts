import type { ActState } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { i18n } from '../texts/i18n.ts'

export interface ActSurroundings {
  /** Nothing reaches the desk at present. */
  isAway: boolean
  /** The act on the same ticket or group that goes first, as a person reads it; null where none does. */
  behind: { title: string; needsYou: boolean } | null
  /** While away: when the desk is tried next, in ms, and whether it asked for that pause. Absent where it is told elsewhere. */
  nextLook?: { at: number; isAskedFor: boolean }
}

/** Why an act that waits has not left: it can still be taken back, it failed before, or nothing but the way itself. */
export type WaitPhase = 'undoable' | 'backing-off' | 'due'

/** `now` in ms. What does not wait is due. */
export function waitPhase(state: ActState, now: number): WaitPhase {
  if (state.kind !== 'waiting') return 'due'
  if (state.undoUntil !== undefined && state.undoUntil > now) return 'undoable'
  return state.nextTryAt !== null && state.nextTryAt > now ? 'backing-off' : 'due'
}

/** A desk that is well answers sooner, in ms. */
const longSendingMs = 5_000

/** Where an act stands, for the person who waits for it. `now` in ms. A wait says what it waits for. */
export function actWords(state: ActState, now: number, around: ActSurroundings): string {
  switch (state.kind) {
    case 'waiting':
      return waitWords(state, now, around)
    case 'sending':
      return now - state.since < longSendingMs
        ? i18n.t('Sending…')
        : i18n.t('Sending for {time}: the desk has not answered yet', {
            time: countdownText(now - state.since),
          })
    case 'sent':
      return i18n.t('Sent')
    case 'needs-you':
      return refusalWords(state.failure)
    default:
      return assertNever(state)
  }
}

function waitWords(
  state: ActState & { kind: 'waiting' },
  now: number,
  { isAway, behind, nextLook }: ActSurroundings,
): string {
  if (behind?.needsYou) return i18n.t('Behind “{title}”, which needs you', { title: behind.title })
  const { tries } = state
  // What stands behind another is not tried when the desk is: a countdown that ends in nothing would be worse than none.
  if (isAway && behind !== null)
    return i18n.t('Waits for the desk, behind “{title}”', { title: behind.title })
  if (isAway) {
    const words = awayWords(nextLook, now)
    return tries === 0
      ? words
      : i18n.t('{words}, {tries, plural, one {tried once} other {tried # times}}', { words, tries })
  }
  if (behind !== null) return i18n.t('Behind “{title}”', { title: behind.title })
  const phase = waitPhase(state, now)
  switch (phase) {
    case 'undoable':
      return i18n.t('Sends in {time}', { time: countdownText((state.undoUntil ?? now) - now) })
    case 'backing-off':
      return i18n.t(
        '{tries, plural, =0 {Next try in {time}} one {Next try in {time}, tried once} other {Next try in {time}, tried # times}}',
        { tries, time: countdownText((state.nextTryAt ?? now) - now) },
      )
    case 'due':
      return i18n.t('About to be sent')
    default:
      return assertNever(phase)
  }
}

function awayWords(nextLook: ActSurroundings['nextLook'], now: number): string {
  if (nextLook === undefined) return i18n.t('Waits for the desk')
  const { at, isAskedFor } = nextLook
  const time = countdownText(at - now)
  if (isAskedFor)
    return at <= now
      ? i18n.t('The desk asked for a pause, trying now')
      : i18n.t('The desk asked for a pause, next try in {time}', { time })
  return at <= now
    ? i18n.t('Waits for the desk, trying now')
    : i18n.t('Waits for the desk, next try in {time}', { time })
}

/** Why an act needs its author. What would wake people is said in the same words everywhere. */
export function refusalWords({ code, message }: { code: string; message: string }): string {
  if (code === 'act-expired') return i18n.t('This was not sent within 5 minutes and would wake people now.')
  if (code === 'act-forgotten')
    return i18n.t(
      'The desk was restored from a backup and no longer knows this. Sent again, it would wake people now.',
    )
  return message
}

/** Whether its author is asked before it wakes anybody. */
export function asksBeforeWaking(state: ActState): boolean {
  return (
    state.kind === 'needs-you' &&
    (state.failure.code === 'act-expired' || state.failure.code === 'act-forgotten')
  )
}

/** "8 s", "3 min": whole seconds up to two minutes, then minutes. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return seconds < 120
    ? i18n.t('{count} s', { count: seconds })
    : i18n.t('{count} min', { count: Math.round(seconds / 60) })
}
