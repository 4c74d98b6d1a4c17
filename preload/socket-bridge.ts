import type { Bridge } from '../shared/ipc/bridge.ts'
import type { CallName, ReplyOf, RequestOf } from '../shared/ipc/calls.ts'
import type { EventName, Events } from '../shared/ipc/events.ts'
import type { Failure, Result } from '../shared/ipc/result.ts'
import { stoppedConnection } from '../shared/ipc/stopped-connection.ts'

/** What the bridge needs of the page; tests give their own. */
export interface SocketParts {
  openSocket(): WebSocket
  /** After a socket failed: is it the host that is away, or are we turned away? */
  askWhy(): Promise<'away' | 'turned-away'>
  wait(milliseconds: number): Promise<void>
  /** The host knows us no more: only a new address from the terminal helps. */
  onTurnedAway(): void
}

/** From the host that served this page. */
type FromHost =
  | { kind: 'answer'; id: number; result: Result<never> }
  | { [Name in EventName]: { kind: 'event'; name: Name; event: Events[Name] } }[EventName]

const firstWait = 100
const longestWait = 5000

/** The bridge of `shared/ipc` over a WebSocket. Calls made before it is open wait; a lost socket is opened again. */
export function createSocketBridge(parts: SocketParts): Bridge {
  const pending = new Map<number, (result: Result<never>) => void>()
  const listeners: { [Name in EventName]: Set<(event: Events[Name]) => void> } = {
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
  let queued: string[] = []
  let socket: WebSocket | null = null
  let calls = 0
  /** Nobody listens where we call: what is asked now would wait for nothing. */
  let isAway = false

  const bridge: Bridge = {
    call<Name extends CallName>(name: Name, request: RequestOf<Name>) {
      if (isAway) return Promise.resolve(hostAway())
      return new Promise<Result<ReplyOf<Name>>>((resolve) => {
        const id = ++calls
        pending.set(id, resolve)
        const text = JSON.stringify({ kind: 'call', id, name, request })
        if (socket === null) queued.push(text)
        else socket.send(text)
      })
    },
    on(name, listen) {
      listeners[name].add(listen)
      return () => void listeners[name].delete(listen)
    },
  }

  function tell<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listen of listeners[name]) listen(event)
  }

  function hear(message: FromHost): void {
    if (message.kind === 'event') {
      tell(message.name, message.event)
      return
    }
    pending.get(message.id)?.(message.result)
    pending.delete(message.id)
  }

  /** Nobody will answer what was asked so far. */
  function giveUpCalls(): void {
    queued = []
    const waiting = [...pending.values()]
    pending.clear()
    for (const settle of waiting) settle(hostAway())
  }

  /** Resolves when the socket has closed; tells whether it was ever open. */
  function runSocket(again: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const opening = parts.openSocket()
      let opened = false
      opening.addEventListener('open', () => {
        opened = true
        isAway = false
        socket = opening
        for (const text of queued) opening.send(text)
        queued = []
        if (again) void readAgain()
      })
      opening.addEventListener('message', (event) => hear(parseMessage(event)))
      opening.addEventListener('close', () => {
        socket = null
        giveUpCalls()
        resolve(opened)
      })
    })
  }

  /** What was told while nobody listened is lost, so everything is read again. */
  async function readAgain(): Promise<void> {
    const [session, connection, preferences] = await Promise.all([
      bridge.call('session.read', undefined),
      bridge.call('connection.read', undefined),
      bridge.call('preferences.read', undefined),
    ])
    if (session.ok) tell('session', session.value)
    if (connection.ok) tell('connection', connection.value)
    if (preferences.ok) tell('preferences', preferences.value)
    tell('linked', null)
    tell('changed', {
      topics: ['tickets', 'groups', 'staff', 'provider', 'outbox'],
      ticketIds: null,
    })
  }

  function becomeAway(): void {
    giveUpCalls()
    if (isAway) return
    isAway = true
    tell('connection', stoppedConnection(hostAway().failure))
  }

  async function keepOpen(): Promise<void> {
    let pause = firstWait
    for (let again = false; ; again = true) {
      if (await runSocket(again)) pause = firstWait
      const why = await parts.askWhy()
      becomeAway()
      if (why === 'turned-away') break
      await parts.wait(pause)
      pause = Math.min(pause * 2, longestWait)
    }
    parts.onTurnedAway()
  }

  void keepOpen()
  return bridge
}

function parseMessage(event: MessageEvent): FromHost {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the host that served this page, by its types
  return JSON.parse(String(event.data)) as FromHost
}

function hostAway(): { ok: false; failure: Failure } {
  const message =
    'The console has stopped, and nothing you do here is kept. Start it again and open the address it prints.'
  return { ok: false, failure: { code: 'core-stopped', message } }
}
