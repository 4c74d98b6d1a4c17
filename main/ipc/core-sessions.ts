import type { SessionMessage, ControlHandlers } from './core-control.ts'
import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { EventName, Events } from '../../shared/ipc/events.ts'
import { storageFailure } from '../store/storage-failure.ts'
import { missingNotice, salvageNotice } from './salvage-notice.ts'
import { openSession, type OpenSession } from '../sync/open-session.ts'
import { personOf, spendInvitation, testService } from '../sync/sign-in.ts'

/** What the core says unasked. */
export interface CoreOutlet {
  event<Name extends EventName>(name: Name, event: Events[Name]): void
  session(message: SessionMessage): void
}

/** The one session that may be open, and the host's means to open and close it. */
export interface CoreSessions {
  control: ControlHandlers
  /** Fails where nobody is signed in. `locked` sessions are open, but show nothing of their cache. */
  current(): Result<OpenSession>
}

export function createCoreSessions(version: string, outlet: CoreOutlet): CoreSessions {
  let open: OpenSession | null = null

  /** One opening or closing at a time: two at once would fight over the files. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function leave(): Promise<void> {
    const leaving = open
    open = null
    await leaving?.close()
  }

  async function left(): Promise<Result<null>> {
    await leave()
    return success(null)
  }

  const control: ControlHandlers = {
    async test({ serviceUrl, token }) {
      const tested = await testService(serviceUrl, token, version)
      return tested.ok ? success(tested.value.me) : tested
    },
    async connect({ serviceUrl, token }) {
      const tested = await testService(serviceUrl, token, version)
      return tested.ok ? success({ person: personOf(tested.value.me, tested.value.serviceUrl) }) : tested
    },
    accept: ({ invitation, deviceName }) => spendInvitation(invitation, deviceName, version),
    start: ({ profile, serviceUrl, token, person, deskKey }) =>
      inTurn(async () => {
        try {
          await leave()
          const opened = openSession({
            profile,
            token,
            person: { ...person, serviceUrl },
            deskKey: deskKey ?? serviceUrl,
            version,
            now: Date.now,
            random: Math.random,
            events: {
              changed: (change) => outlet.event('changed', change),
              connection: (view) => outlet.event('connection', view),
              lockedOut: (failure) => outlet.session({ kind: 'locked-out', failure }),
              person: (changed) => outlet.session({ kind: 'person', person: changed }),
            },
          })
          if (!opened.ok) return opened
          open = opened.value
          return success({ notice: noticeOf(open) })
        } catch (thrown) {
          return explain(thrown)
        }
      }),
    leave: () => inTurn(left),
    stop: () => inTurn(left),
  }

  return {
    control,
    current: () => (open === null ? failed('not-signed-in', 'Nobody is signed in.') : success(open)),
  }
}

function noticeOf({ workReport, workMissing }: OpenSession): Failure | null {
  if (workReport !== null) return salvageNotice(workReport)
  return workMissing ? missingNotice : null
}

/** The words for whatever a handler threw. What is not the disk's doing is a fault of ours, and told as one. */
export function explain(thrown: unknown): { ok: false; failure: Failure } {
  const failure = storageFailure(thrown)
  return failure === null
    ? failed('internal', 'Something went wrong in the console. Start it again.')
    : { ok: false, failure }
}
