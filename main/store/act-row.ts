import { actIdSchema, actSchema, type Act, type ActId, type ActState } from '../../shared/ipc/act.ts'
import { batchIdSchema, type BatchId } from '../../shared/ipc/bulk.ts'
import { failureSchema, type Failure } from '../../shared/ipc/result.ts'
import { wakings, type Waking } from '../../shared/rules/wakes-people.ts'
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './columns.ts'
import type { Row } from './handles.ts'

/** What an act was based on: the values that the touched fields had, as the author saw them. */
export type ActBase = Record<string, unknown>

/**
 * Why it is not known whether the desk carried an act out: it left and was not answered, or it was answered by a desk
 * that was restored from an older backup since.
 */
const doubts = ['unanswered', 'restored'] as const
export type Doubt = (typeof doubts)[number]

/** What became of an act when its author wanted it back, or that it is what takes another back. */
const undoMarks = ['undone', 'stays', 'undoes'] as const
export type UndoMark = (typeof undoMarks)[number]

/** An act as this workstation keeps it. */
export interface KeptAct {
  /** Ascends in the order in which acts were made. */
  place: number
  id: ActId
  act: Act
  /** Acts of one subject leave in the order in which they were made. */
  subject: string
  /** The id of what the act makes; null where it makes nothing. */
  made: string | null
  title: string
  base: ActBase | null
  /** The author said: send it all the same. */
  forced: boolean
  madeAt: number
  state: ActState
  /** When the state began. */
  since: number
  /** By what it wakes people; null where it wakes nobody. */
  wakes: Waking | null
  /** When its author last said that it should leave. */
  decidedAt: number
  doubt: Doubt | null
  /** How often it left and came to nothing. */
  tries: number
  /** The version that the service gave its result; null before it is sent, or where the result has none. */
  resultVersion: number | null
  /** The feed has shown the result: nothing has to be laid over what was pulled any more. */
  settled: boolean
  /** The acts it was done together with; null where it was done by itself. */
  batch: BatchId | null
  /** Null where an undo may still mean it. */
  undo: UndoMark | null
}

/** Acts that were read lately, by their text: with a thousand of them on one ticket each is read a thousand times. */
const readLately = new Map<string, Act>()
const mostReadLately = 5_000
/** Longer texts, in characters, are parsed each time. */
const longestReadLately = 4_000

function actOf(payload: string): Act {
  const known = readLately.get(payload)
  if (known !== undefined) return known
  const act = actSchema.parse(JSON.parse(payload))
  if (payload.length > longestReadLately) return act
  if (readLately.size >= mostReadLately) readLately.clear()
  readLately.set(payload, act)
  return act
}

/** A row of `act` as what it means. A row that does not parse is not an act of this version: it throws. */
export function keptActOf(row: Row): KeptAct {
  const base = textOrNullOf(row, 'base')
  const madeAt = numberOf(row, 'made_at')
  return {
    place: numberOf(row, 'place'),
    id: actIdSchema.parse(row['id']),
    act: actOf(textOf(row, 'payload')),
    subject: textOf(row, 'subject'),
    made: textOrNullOf(row, 'made'),
    title: textOf(row, 'title'),
    base: base === null ? null : baseOf(JSON.parse(base)),
    forced: numberOf(row, 'forced') === 1,
    madeAt,
    state: stateOf(row),
    since: numberOf(row, 'moment'),
    wakes: oneOfOrNull(wakings, textOrNullOf(row, 'wakes')),
    decidedAt: numberOrNullOf(row, 'decided_at') ?? madeAt,
    doubt: oneOfOrNull(doubts, textOrNullOf(row, 'doubt')),
    tries: numberOf(row, 'tries'),
    resultVersion: numberOrNullOf(row, 'result_version'),
    settled: numberOf(row, 'settled') === 1,
    batch: batchIdSchema.nullable().parse(row['batch'] ?? null),
    undo: oneOfOrNull(undoMarks, textOrNullOf(row, 'undo')),
  }
}

function oneOfOrNull<Value extends string>(known: readonly Value[], text: string | null): Value | null {
  return known.find((value) => value === text) ?? null
}

function baseOf(value: unknown): ActBase {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function stateOf(row: Row): ActState {
  const moment = numberOf(row, 'moment')
  switch (textOf(row, 'state')) {
    case 'waiting': {
      const undoUntil = numberOrNullOf(row, 'undo_until')
      const lastFailure = lastFailureOf(textOrNullOf(row, 'failure'))
      return {
        kind: 'waiting',
        tries: numberOf(row, 'tries'),
        nextTryAt: numberOrNullOf(row, 'next_try_at'),
        ...(undoUntil === null ? {} : { undoUntil }),
        ...(lastFailure === null ? {} : { lastFailure }),
      }
    }
    case 'sending':
      return { kind: 'sending', since: moment }
    case 'sent':
      return { kind: 'sent', at: moment }
    default:
      return {
        kind: 'needs-you',
        since: moment,
        failure: failureSchema.parse(JSON.parse(textOf(row, 'failure'))),
      }
  }
}

/** Only told, never weighed: a text that is torn must not keep the act from being read. */
function lastFailureOf(text: string | null): Failure | null {
  try {
    return text === null ? null : (failureSchema.safeParse(JSON.parse(text)).data ?? null)
  } catch {
    return null
  }
}

/** The columns of a state. `moment` is when it began. */
export interface StateColumns {
  state: ActState['kind']
  tries: number | null
  moment: number
  nextTryAt: number | null
  undoUntil: number | null
  failure: string | null
}

/** `tries` is null where the state leaves the count of tries as it is. */
export function stateColumns(state: ActState, now: number): StateColumns {
  const none = { tries: null, nextTryAt: null, undoUntil: null, failure: null }
  switch (state.kind) {
    case 'waiting':
      return {
        ...none,
        state: 'waiting',
        tries: state.tries,
        moment: now,
        nextTryAt: state.nextTryAt,
        undoUntil: state.undoUntil ?? null,
        failure: state.lastFailure === undefined ? null : JSON.stringify(state.lastFailure),
      }
    case 'sending':
      return { ...none, state: 'sending', moment: state.since }
    case 'sent':
      return { ...none, state: 'sent', moment: state.at }
    case 'needs-you':
      return { ...none, state: 'needs-you', moment: state.since, failure: JSON.stringify(state.failure) }
  }
}
