import { randomUUID } from 'node:crypto'
import type { ActOf } from '../../../shared/ipc/act.ts'
import { operationOf, type Made } from '../../../shared/ipc/made-operation.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import { stampSchema, type OperationRefusal, type Stamp } from '../../../shared/protocol/blocklist.ts'
import { judgeOperation } from '../../../shared/rules/blocklist/judge-operation.ts'
import { latestOf } from '../../../shared/rules/blocklist/seen-by.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { readFact, readFactAs, writeFact } from '../../store/fact.ts'
import type { Reading, Writing } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readOperations } from '../../store/read-operations.ts'
import type { Session } from '../session.ts'
import { knownOperations, type KnownOperation } from './known-operations.ts'

/** In `work.db`: how this workstation is called in stamps, and the last one that it gave. */
const nodeFact = 'blocklist-node'
const stampFact = 'blocklist-stamp'
/** A clock that went back by more than this, in ms, was wrong before: what is made from now on bears the right time. */
const goesBackAtMost = 60 * 60_000

/**
 * What an operation that is made now is based on: the latest that its author sees, and a stamp. Fails, in words, where the
 * desk would refuse it by what is known here. `before`: of one that is made anew, its place in the outbox, since it leaves
 * ahead of what was made after it, and how often it was made.
 */
export function makeOperation(
  session: Pick<Session, 'cache' | 'work' | 'person' | 'now'>,
  act: ActOf<'change-blocklist'>,
  before: { place: number; attempt: number } | null = null,
): Result<Made> {
  const { cache, work, person } = session
  const now = session.now()
  const acts = readUnsettledActs(work, `blocklist:${act.groupId}`).filter(
    ({ place }) => before === null || place < before.place,
  )
  const { counted } = knownOperations(readOperations(cache.read, act.groupId), acts, person.id)
  const attempt = before === null ? 0 : before.attempt + 1
  const made: Made = { after: latestOf(counted), madeAt: nextStamp(work, now), attempt }
  const refusal = refusalOf(session, act, made, counted, now)
  return refusal === null ? success(made) : { ok: false, failure: refusal }
}

function refusalOf(
  { cache, person }: Pick<Session, 'cache' | 'person'>,
  act: ActOf<'change-blocklist'>,
  made: Made,
  recorded: readonly KnownOperation[],
  now: number,
): Failure | null {
  const refusal = judgeOperation(operationOf(act, made), {
    sender: person,
    receivedAt: now,
    isGroupKnown: isGroupHere(cache.read, act.groupId),
    recorded,
  })
  if (refusal !== null) return { code: codeOfRefusal(refusal.code), message: refusal.reason }
  const isOver = act.until != null && Date.parse(act.until) <= now
  if (!isOver) return null
  return failed('invalid-request', 'That end has passed already. To end a block now, lift it.').failure
}

function isGroupHere(cache: Reading, groupId: string): boolean {
  return readGroup(cache, groupId) !== null
}

/** The code under which a person finds what to do about an operation that was refused. */
export function codeOfRefusal(code: OperationRefusal): Failure['code'] {
  switch (code) {
    case 'not-an-admin':
    case 'not-its-author':
      return 'forbidden'
    case 'unknown-group':
      return 'not-found'
    case 'unknown-operation':
    case 'bad-target':
      return 'invalid-reference'
    case 'id-taken':
      return 'id-taken'
    default:
      return 'invalid-request'
  }
}

/** Ascends on one workstation, also within one ms, and while a clock is set back a little. */
function nextStamp(work: Reading, now: number): Stamp {
  const node = readFact(work, nodeFact) ?? randomUUID()
  const last = readFactAs(work, stampFact, (value) => stampSchema.safeParse(value))
  if (last === null || last === 'unreadable' || now > last.ms || now < last.ms - goesBackAtMost)
    return { ms: now, counter: 0, node }
  return { ms: last.ms, counter: last.counter + 1, node }
}

/** The same with the stamp of one that was made so many places after it, within the same ms. */
export function laterBy(made: Made, places: number): Made {
  const { ms, counter, node } = made.madeAt
  return { ...made, madeAt: { ms, counter: counter + places, node } }
}

/** Call it in the transaction that keeps the operation. */
export function keepStamp(work: Writing, { madeAt }: Made): void {
  writeFact(work, nodeFact, madeAt.node)
  writeFact(work, stampFact, JSON.stringify(madeAt))
}
