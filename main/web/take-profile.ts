import { setTimeout as sleep } from 'node:timers/promises'
import { lockProfile } from '../store/profile-lock.ts'
import { askToShow } from './ask-to-show.ts'
import { readRendezvous } from './rendezvous.ts'

export type ProfileTurn =
  /** The profile is ours until `release`, or the end of the process. */
  | { kind: 'first'; release: () => void }
  /** Another console has it, and has shown itself; `address` opens it once more. */
  | { kind: 'shown'; address: string }
  /** Another console has it and does not answer. */
  | { kind: 'silent' }

/** The other one may just be starting or ending; in ms. */
const longestWait = 15_000
const lookAgainAfter = 100

/**
 * Takes the profile, or has the console that holds it show itself and the ticket that is asked for. Of two that start at the same instant one gets the
 * lock, and the other waits until that one can be asked; after a console that was killed the lock is free.
 */
export async function takeProfile(profile: string, ticketNumber: number | null): Promise<ProfileTurn> {
  const began = performance.now()
  for (;;) {
    const lock = lockProfile(profile)
    if (lock.kind === 'ours') return { kind: 'first', release: lock.release }
    if (lock.kind === 'free') return { kind: 'first', release: () => undefined }
    const rendezvous = readRendezvous(profile)
    const address = rendezvous === null ? null : await askToShow(rendezvous, ticketNumber)
    if (address !== null) return { kind: 'shown', address }
    if (performance.now() - began > longestWait) return { kind: 'silent' }
    await sleep(lookAgainAfter)
  }
}
