import { actRequest, type ActSending } from '#main/remote/act-request'
import { readHead, type Heard } from '#main/remote/head-events'
import type { Request } from '#main/remote/http'
import { parseChanges } from '#main/remote/parse-changes'
import { readAnswer, type Answer } from '#main/remote/read-answer'
import type { Remote } from '#main/remote/remote'
import { failed, success, type Result } from '#shared/ipc/result'
import { assertNever } from '#shared/rules/assert-never'
import { meSchema } from '#shared/protocol/staff'
import type { Fate } from './fates.ts'
import type { ModelAnswer, ModelDesk, ModelRequest } from './model-desk.ts'
import type { Timeline } from './timeline.ts'

/** A console gives an answer up after this long, in ms: what the real one does. */
const longestSilence = 20_000
/** Seconds that a service asks for. */
const retryAfter = { busy: 5, limited: 40 } as const

/** What a line needs of the simulation around it. */
export interface Around {
  readonly name: string
  readonly desk: ModelDesk
  readonly timeline: Timeline
  /** Waits until the scheduler lets it happen: nothing on a line happens at once or in order. */
  hop(what: string): Promise<void>
  /** What becomes of the next request. */
  nextFate(): Fate
  /** No service can be reached. */
  isCut(): boolean
  /** The session that holds this line is gone: nothing reaches it any more. */
  isGone(): boolean
  /** An act leaves, as far as the console can tell. */
  leaves(sending: ActSending): void
}

export interface SimulatedLine {
  remote: Remote
  /** Whatever is under way ends with a failure, as when the machine wakes from sleep or the cable is pulled. */
  breakAll(): void
}

const unreachable = failed('service-unreachable', 'The desk cannot be reached.')
const tooSlow = failed('service-timeout', 'The desk took too long to answer.')
const brokeOff = failed('service-nonsense', 'The answer of the desk broke off or was too large.')

/** The line of one console: what `openRemote` makes, over a network that does all that networks do. */
export function openLine(around: Around, token: string): SimulatedLine {
  const breaks = new Set<() => void>()
  const isClosed = { yes: false }

  function ask(request: Omit<ModelRequest, 'token'>): Promise<Result<Answer>> {
    return new Promise((resolve) => {
      const give = (answer: Result<Answer>) => {
        timer.cancel()
        breaks.delete(cut)
        if (!around.isGone()) resolve(answer)
      }
      const cut = () => give(unreachable)
      const timer = around.timeline.after(longestSilence, () => give(tooSlow))
      breaks.add(cut)
      if (isClosed.yes) return cut()
      void travel({ ...request, token }, give)
    })
  }

  async function travel(request: ModelRequest, give: (answer: Result<Answer>) => void): Promise<void> {
    const fate = around.isCut() ? 'lost-request' : around.nextFate()
    const what = `${around.name}: ${request.method} ${request.path.split('?')[0]}`
    const { starts } = around.desk
    const isCutOff = () => around.desk.starts !== starts
    await around.hop(what)
    if (isCutOff()) return give(unreachable)
    switch (fate) {
      case 'lost-request':
        return give(unreachable)
      case 'html':
        return give(read({ status: 200, body: '<html>' }, 'text/html'))
      case 'busy':
      case 'limited':
        return give(read({ status: fate === 'busy' ? 503 : 429, body: {}, retryAfter: retryAfter[fate] }))
      case 'error':
        return give(read({ status: 500, body: {} }))
      case 'lost-answer':
        return void around.desk.handle(request)
      case 'broken-line':
        around.desk.handle(request)
        return give(unreachable)
      case 'cut-short':
        around.desk.handle(request)
        return give(brokeOff)
      case 'doubled': {
        const answer = around.desk.handle(request)
        void around.hop(`${what} once more`).then(() => isCutOff() || around.desk.handle(request))
        await around.hop(`${what} answered`)
        return give(isCutOff() ? unreachable : read(answer))
      }
      case 'nonsense': {
        const answer = around.desk.handle(request)
        await around.hop(`${what} answered with nonsense`)
        const other = answer.status < 300 ? { ...answer, body: { so: 'what' } } : answer
        return give(isCutOff() ? unreachable : read(other))
      }
      case 'well': {
        const answer = around.desk.handle(request)
        await around.hop(`${what} answered`)
        return give(isCutOff() ? unreachable : read(answer))
      }
      default:
        return assertNever(fate)
    }
  }

  function listen(on: Heard, signal: AbortSignal): Promise<Result<null>> {
    return new Promise((resolve) => {
      const end = (result: Result<null>) => {
        leave()
        breaks.delete(cut)
        signal.removeEventListener('abort', stop)
        if (!around.isGone()) resolve(result)
      }
      const cut = () => end(unreachable)
      const stop = () => end(success(null))
      let leave = () => {}
      if (signal.aborted || isClosed.yes) return end(success(null))
      signal.addEventListener('abort', stop)
      breaks.add(cut)
      void around.hop(`${around.name}: listens`).then(() => {
        if (!breaks.has(cut)) return
        if (around.isCut() || around.isGone()) return cut()
        on.open()
        on.head(around.desk.state.feed.length, null)
        leave = around.desk.onHead((data) => {
          const head = readHead(JSON.parse(JSON.stringify(data)))
          if (head === null) throw new Error('The model tells no head.')
          void around.hop(`${around.name}: hears ${head.seq}`).then(() => {
            if (breaks.has(cut) && !around.isGone() && !around.isCut()) on.head(head.seq, head.told)
          })
        })
      })
    })
  }

  const never = () => Promise.resolve(unreachable)
  const remote: Remote = {
    me: async () => {
      const answer = await ask({ method: 'GET', path: '/v1/me' })
      if (!answer.ok) return answer
      const me = meSchema.safeParse(answer.value.value)
      return me.success ? success(me.data) : failed('service-not-a-desk', 'Check the address.')
    },
    changes: async (cursor, limit) => {
      const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const answer = await ask({ method: 'GET', path: `/v1/changes?limit=${limit}${after}` })
      return answer.ok ? parseChanges(answer.value.value) : answer
    },
    send: async (sending) => {
      around.leaves(sending)
      const {
        path,
        headers = {},
        body,
        ...asked
      }: Omit<Request, 'method'> & { method: string } = actRequest(sending)
      const method = asked.method as ModelRequest['method']
      const answer = await ask({ method, path, headers, body })
      return answer.ok ? success(answer.value.value) : answer
    },
    history: never,
    devices: never,
    goLive: never,
    revokeDevice: never,
    createStaff: never,
    invite: never,
    revokeStaff: never,
    files: { upload: never, download: never },
    duty: {
      putResponder: never,
      removeResponder: never,
      verifyMethod: never,
      testMethod: never,
      putRota: never,
    },
    listen,
    close: () => {
      isClosed.yes = true
      for (const cut of breaks) cut()
    },
  }
  return { remote, breakAll: () => [...breaks].forEach((cut) => cut()) }
}

/** As it comes off a wire: JSON text, read by the console's own reader. */
function read(answer: ModelAnswer, contentType = 'application/json'): Result<Answer> {
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  const after = answer.retryAfter === undefined ? undefined : String(answer.retryAfter)
  return readAnswer({ status: answer.status, contentType, retryAfter: after, body }, 0)
}
