import { noteConnection, type Session } from './session.ts'

/** A sync that waits looks this often, in ms, whether it is still to. */
const lookEvery = 60_000

/**
 * Has the sync that fills a cache wait before its next page, or go on; does nothing where none is under way. Nothing that
 * was fetched is lost by it, acts leave meanwhile, and a restart ends it.
 */
export function pausePull(session: Session, isPaused: boolean): void {
  noteConnection(session, { kind: 'paused', isPaused, at: session.now() })
  session.goOn.wake()
}

/** Resolves at once, or when the person who has the sync wait lets it go on, or nothing begins any more. */
export async function whilePaused(session: Session): Promise<void> {
  while (isPaused(session) && !session.closed) await session.goOn.sleep(lookEvery)
}

function isPaused({ connection }: Session): boolean {
  return connection.kind === 'pulling' && connection.isPaused === true
}
