import type { ActSending } from '../../main/remote/act-request.ts'
import { actRequest } from '../../main/remote/act-request.ts'
import type { Request } from '../../main/remote/http.ts'
import type { Remote } from '../../main/remote/remote.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { Change, Put } from '../../shared/protocol/changes.ts'
import { meSchema } from '../../shared/protocol/staff.ts'

/** A desk of which a test says what it answers to each act, and what it feeds. */
export interface AnsweringRemote {
  readonly remote: Remote
  /** The requests that carried acts, the oldest first. */
  readonly sent: Request[]
  /** What the next acts are answered with; without one the line is dead. */
  answer: ((request: Request, sending: ActSending) => Result<unknown> | Promise<Result<unknown>>) | null
  isCut: boolean
  /** Adds to the feed and tells that there is something new. */
  feed(...changes: FedChange[]): void
  /** How much it has fed. */
  length(): number
  /** Puts the desk back to a backup of when it had fed so much: no cursor from after that counts any more. */
  restore(length: number): void
}
/** Without its place in the feed, which it is given. */
export type FedChange = Omit<Put, 'seq'> | Omit<Extract<Change, { op: 'delete' }>, 'seq'>

export function answeringRemote(role: 'agent' | 'admin', id = 'ada'): AnsweringRemote {
  const changes: Change[] = []
  /** Goes up with each restore: a part of every cursor. */
  let history = 0
  let hear: ((seq: number) => void) | null = null
  const cut = failed('service-unreachable', 'The desk cannot be reached.')
  const desk: AnsweringRemote = {
    sent: [],
    answer: null,
    isCut: false,
    feed(...more) {
      for (const one of more) changes.push({ ...one, seq: changes.length + 1 } as Change)
      hear?.(changes.length)
    },
    length: () => changes.length,
    restore(length) {
      history += 1
      changes.splice(length)
      hear?.(changes.length)
    },
    remote: {
      me: () => Promise.resolve(desk.isCut ? cut : success(meOf(id, role))),
      changes(cursor) {
        const [ofHistory, read] = (cursor ?? `${history} 0`).split(' ').map(Number)
        if (ofHistory !== history && !desk.isCut)
          return Promise.resolve(failed('resync-required', 'Read everything anew.'))
        const from = read ?? 0
        const page = changes.slice(from)
        const reached = from + page.length
        return Promise.resolve(
          desk.isCut
            ? cut
            : success({
                feedId: 'feed',
                changes: page,
                unknownKinds: new Set<string>(),
                cursor: `${history} ${reached}`,
                more: false,
                first: page[0]?.seq ?? 0,
                reached,
              }),
        )
      },
      history: () => Promise.resolve(cut),
      send(sending) {
        const request = actRequest(sending)
        if (desk.isCut || desk.answer === null) return Promise.resolve(cut)
        desk.sent.push(request)
        return Promise.resolve(desk.answer(request, sending))
      },
      listen: (on, signal) =>
        new Promise((resolve) => {
          hear = (seq) => on.head(seq, null)
          on.open()
          signal.addEventListener('abort', () => resolve(success(null)), { once: true })
        }),
      goLive: () => Promise.resolve(success({ sample: false, items: [] })),
      devices: () => Promise.resolve(success([])),
      revokeDevice: () => Promise.resolve(success(null)),
      createStaff: () => Promise.resolve(cut),
      invite: () => Promise.resolve(cut),
      revokeStaff: () => Promise.resolve(success(null)),
      files: { upload: () => Promise.resolve(cut), download: () => Promise.resolve(cut) },
      duty: {
        putResponder: () => Promise.resolve(cut),
        removeResponder: () => Promise.resolve(cut),
        verifyMethod: () => Promise.resolve(cut),
        testMethod: () => Promise.resolve(cut),
        putRota: () => Promise.resolve(cut),
      },
      close: () => undefined,
    },
  }
  return desk
}

function meOf(id: string, role: 'agent' | 'admin') {
  return meSchema.parse({
    id,
    name: id,
    email: `${id}@example.net`,
    role,
    device: { id: 'device', name: 'device' },
    serviceVersion: '0',
    protocol: 1,
    feedId: 'feed',
    sample: false,
    serverTime: '2023-11-14T22:13:20.000Z',
  })
}
