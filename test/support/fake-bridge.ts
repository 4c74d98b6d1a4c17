import type { Bridge } from '../../shared/ipc/bridge.ts'
import {
  calls as table,
  type CallName,
  type ParsedRequestOf,
  type ReplyOf,
  type RequestOf,
} from '../../shared/ipc/calls.ts'
import type { EventName, Events } from '../../shared/ipc/events.ts'
import { failed, type Result } from '../../shared/ipc/result.ts'

export type FakeAnswers = {
  [Name in CallName]?: (
    request: ParsedRequestOf<Name>,
  ) => Promise<Result<ReplyOf<Name>>> | Result<ReplyOf<Name>>
}

export interface FakeCall {
  name: CallName
  request: unknown
}

export interface FakeBridge extends Bridge {
  /** Every call as it was made, oldest first. */
  readonly calls: readonly FakeCall[]
  /** Requests of one call, oldest first. */
  requestsOf(name: CallName): unknown[]
  /** From now on this call answers so. */
  answer<Name extends CallName>(name: Name, handler: NonNullable<FakeAnswers[Name]>): void
  emit<Name extends EventName>(name: Name, event: Events[Name]): void
  listenerCount(name: EventName): number
}

type Listeners = { [Name in EventName]: Set<(event: Events[Name]) => void> }

/**
 * A stand-in for the back, typed against the real one. It refuses what the real router would refuse, and a call
 * without an answer fails in words that name it.
 */
export function fakeBridge(answers: FakeAnswers = {}): FakeBridge {
  const calls: FakeCall[] = []
  const current: FakeAnswers = { ...answers }
  const listeners: Listeners = {
    changed: new Set(),
    connection: new Set(),
    session: new Set(),
    preferences: new Set(),
    alarms: new Set(),
    notices: new Set(),
    unread: new Set(),
    wanted: new Set(),
    linked: new Set(),
  }
  return {
    calls,
    requestsOf: (name) => calls.filter((call) => call.name === name).map((call) => call.request),
    answer: (name, handler) => {
      Object.assign(current, { [name]: handler })
    },
    call: async <Name extends CallName>(name: Name, request: RequestOf<Name>) => {
      calls.push({ name, request })
      const handler: FakeAnswers[Name] = current[name]
      if (handler === undefined) return failed('bad-call', `The test gave no answer for ${name}.`)
      const parsed = table[name].request.safeParse(request)
      if (!parsed.success) return failed('bad-call', parsed.error.message)
      return handler(parsed.data as ParsedRequestOf<Name>)
    },
    on: (name, listen) => {
      // Its own closure each time: subscribing the same function twice means two subscriptions.
      const own: typeof listen = (event) => listen(event)
      listeners[name].add(own)
      return () => {
        listeners[name].delete(own)
      }
    },
    emit: (name, event) => {
      for (const listen of [...listeners[name]]) listen(event)
    },
    listenerCount: (name) => listeners[name].size,
  }
}

/** Puts the stand-in where a shell would put the bridge; returns the way to take it away. */
export function installBridge(bridge: Bridge): () => void {
  Object.defineProperty(globalThis.window, 'desk', { value: bridge, configurable: true })
  return () => {
    // The page of this test goes away: what still waits for a pause is done while somebody answers.
    globalThis.window.dispatchEvent(new Event('pagehide'))
    Reflect.deleteProperty(globalThis.window, 'desk')
  }
}
