import { isDeepStrictEqual } from 'node:util'
import { failed, failureSchema, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { Me } from '../../shared/protocol/staff.ts'
import type { Person } from '../../shared/ipc/views.ts'
import { readFactAs, writeFact } from '../store/fact.ts'
import type { Writing } from '../store/handles.ts'
import { noteConnection, type Session } from './session.ts'

const fact = 'locked-out'

/** A lock that a bit has flipped in stays one: whose device is welcome hears so with the next exchange. */
const unknownLock: Failure = {
  code: 'unauthenticated',
  message: 'This device was locked out; why cannot be read any more.',
}

/** Why this device was locked out when it was last heard of; null where it was not. Outlives a restart without a network. */
export function readLock(work: Writing): Failure | null {
  const kept = readFactAs(work, fact, (value) => failureSchema.safeParse(value))
  return kept === 'unreadable' ? unknownLock : kept
}

/**
 * The service does not know this device any more: its cache is shown to nobody, its outbox waits for its author. Told
 * once, kept for the next start as often as it is heard, since the disk may refuse.
 */
export function lockOut(session: Session, failure: Failure): void {
  const isNews = session.locked === null
  session.locked = failure
  if (isNews) {
    noteConnection(session, { kind: 'failed', at: session.now(), retryAt: null, failure })
    session.events.lockedOut(failure)
  }
  try {
    writeFact(session.work, fact, JSON.stringify(failure))
  } catch {
    return
  }
}

/**
 * The service knows the device: what it says of the person counts from now on. A desk that was made anew may know the same
 * person by another id. Fails where it is somebody else, which another desk at the same address may say that takes the
 * same token: nothing of this person may leave in that one's name.
 */
export function welcome(session: Session, me: Me): Result<null> {
  const { id, name, email, role, sample } = me
  if (id !== session.person.id && !isSameAddress(email, session.person.email))
    return failed('unauthenticated', otherPersonWords(name))
  const person: Person = { id, name, email, role, sample, serviceUrl: session.person.serviceUrl }
  const wasLocked = session.locked !== null
  if (wasLocked) {
    writeFact(session.work, fact, '')
    session.locked = null
  }
  const isOther = !isDeepStrictEqual(person, session.person)
  session.person = person
  if (wasLocked || isOther) session.events.person(person)
  return success(null)
}

function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function otherPersonWords(name: string): string {
  return `The desk at this address takes this device for ${name}'s. Sign in anew; what was not sent stays here.`
}
