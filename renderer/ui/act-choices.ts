import type { ActState, Decision, DecisionOf } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { i18n } from '../texts/i18n.ts'
import { asksBeforeWaking, type WaitPhase } from './act-words.ts'

/** What a screen offers the author of an act: a decision in a person's words. */
export interface ActChoice {
  /** `settle` is decided field by field, in a table of its own. */
  decision: Exclude<Decision['kind'], 'settle'>
  name: string
  /** It is asked once more, since somebody will be woken by it. */
  wakes: boolean
}

export interface ChoosableAct {
  state: ActState
  phase: WaitPhase
  wakes: boolean
  /** It carries a text that can become a draft again: a message, a new ticket. */
  hasText: boolean
  /** Fields to be decided: the table beside it says mine or theirs, so that a mere repetition is not offered. */
  isInConflict: boolean
}

const discard: ActChoice = { decision: 'discard', name: i18n.t('Discard'), wakes: false }
const edit: ActChoice = { decision: 'take-back', name: i18n.t('Edit'), wakes: false }
const tryNow: ActChoice = { decision: 'retry', name: i18n.t('Try now'), wakes: false }
const undo: ActChoice = { decision: 'take-back', name: i18n.t('Undo'), wakes: false }

/**
 * The decision that a press makes. `seenThrough`: the newest message that was on the screen then, so that what has come
 * since is not decided about unseen.
 */
export function decisionOf(
  { decision }: ActChoice,
  seenThrough: DecisionOf<'send-anyway'>['seenThrough'],
): Decision {
  return decision === 'send-anyway' ? { kind: decision, seenThrough } : { kind: decision }
}

/** What the author may decide now, the likeliest first. What has left, or is leaving, can no longer be decided. */
export function actChoices({ state, phase, wakes, hasText, isInConflict }: ChoosableAct): ActChoice[] {
  switch (state.kind) {
    case 'waiting':
      if (phase === 'undoable') return [hasText ? undo : discard]
      return [...(phase === 'backing-off' ? [tryNow] : []), ...(hasText ? [edit] : []), discard]
    case 'sending':
    case 'sent':
      return []
    case 'needs-you': {
      const isVain = isInConflict || isAnswered(state)
      const forward = isVain ? [] : [forwardChoice(state, wakes)]
      const back = hasText ? [edit] : []
      return isToBeMended(state) ? [...back, ...forward, discard] : [...forward, ...back, discard]
    }
    default:
      return assertNever(state)
  }
}

/** The desk said how a page stands, and would only say it again. */
function isAnswered({ failure: { code } }: ActState & { kind: 'needs-you' }): boolean {
  return code === 'page-taken' || code === 'page-state'
}

/** What was sent is at fault: the same again would be refused again. */
function isToBeMended({ failure: { code } }: ActState & { kind: 'needs-you' }): boolean {
  return code === 'invalid-request' || code === 'invalid-reference' || code === 'body-too-large'
}

function forwardChoice(state: ActState & { kind: 'needs-you' }, wakes: boolean): ActChoice {
  if (state.failure.code === 'unseen-messages')
    return { decision: 'send-anyway', name: i18n.t('Send anyway'), wakes: false }
  if (wakes || asksBeforeWaking(state))
    return { decision: 'retry', name: i18n.t('Send now, it wakes people'), wakes: true }
  if (state.failure.code === 'acknowledgement-waited')
    return { decision: 'retry', name: i18n.t('I still have it: send'), wakes: false }
  const isMeant = state.failure.code === 'earlier-discarded' || state.failure.code === 'version-conflict'
  const name = isMeant ? i18n.t('Send all the same') : i18n.t('Retry')
  return { decision: 'retry', name, wakes: false }
}
