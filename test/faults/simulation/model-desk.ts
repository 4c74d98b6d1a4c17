import { problemOf } from '#server/plugins/problems'
import { canonicalJson } from '#shared/rules/canonical-json'
import { parseGroupCsv } from '#server/routes/group-csv'
import { Refusal } from '#server/store/refusal'
import { staffAuthor } from '#server/store/staff'
import { staffIdSchema } from '#shared/protocol/common'
import { operationResultsSchema, sendOperationsSchema } from '#shared/protocol/blocklist'
import type { ChangeKind } from '#shared/protocol/changes'
import { newFlagSchema } from '#shared/protocol/flag'
import {
  groupChangeSchema,
  groupImportSchema,
  groupMergeSchema,
  newGroupSchema,
} from '#shared/protocol/group'
import { newMessageSchema } from '#shared/protocol/message'
import { newPageSchema } from '#shared/protocol/page'
import { settingsChangeSchema } from '#shared/protocol/settings'
import { protocolNumber, type Role, type Staff } from '#shared/protocol/staff'
import { newTicketSchema, ticketChangeSchema } from '#shared/protocol/ticket'
import { modelChanges, modelEnd } from './model-feed.ts'
import { takeOperations } from './model-blocklist.ts'
import { changeGroup, createGroup, importGroups, mergeGroup } from './model-groups.ts'
import { copyState, emptyState, record, type ModelState } from './model-state.ts'
import { changeTicket, fileTicket, writeMessage } from './model-tickets.ts'
import { changeSettings, flagTicket, pageByHand, takeBackFlag } from './model-triage.ts'

/** A request as it arrives, its token included. */
export interface ModelRequest {
  readonly token: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface ModelAnswer {
  readonly status: number
  readonly body: unknown
  /** Seconds. */
  readonly retryAfter?: number
}

/** `data` of an event of a head. */
export type ModelHead = { seq: number } | { seq: number; after: string; page: unknown }

export interface ModelDeskOptions {
  readonly feedId: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly newId: () => string
  readonly newMark: () => string
  /** The most changes of a page, whatever is asked for. */
  readonly largestPage: number
}

/** Changes that are told with a head at most. */
const mostTold = 20

/**
 * The desk service as a console meets it, in memory. It decides with the service's own pure rules; what it adds (the feed,
 * the memory of keys, versions, who may ask) is held equal to the real service by model-desk.test.ts.
 */
export class ModelDesk {
  state: ModelState = emptyState()
  /** How often it was stopped and started again: what was on a line to it before is gone. */
  starts = 1
  readonly #options: ModelDeskOptions
  /** By token. */
  readonly #devices = new Map<string, Staff['id']>()
  readonly #heads = new Set<(head: ModelHead) => void>()
  /** The cursor of the end of the feed when a head was told last; null before, and after a restart. */
  #end: string | null = null

  constructor(options: ModelDeskOptions) {
    this.#options = options
  }

  now(): string {
    return new Date(this.#options.clock()).toISOString()
  }

  newId(): string {
    return this.#options.newId()
  }

  record(kind: ChangeKind, id: string, version: number, op: 'put' | 'delete' = 'put'): void {
    record(this.state, { kind, id, op, version, mark: this.#options.newMark() })
  }

  /** Lets somebody in under a token. */
  addStaff(id: string, name: string, role: Role, token: string): Staff {
    const staffId = staffIdSchema.parse(id)
    const known = this.state.staff.get(id)
    this.#devices.set(token, staffId)
    if (known !== undefined) return known
    const email = `${id}@desk.example`
    const staff: Staff = {
      id: staffId,
      name,
      email,
      role,
      revokedAt: null,
      version: 1,
      createdAt: this.now(),
    }
    this.state.staff.set(id, staff)
    this.record('staff', id, 1)
    return staff
  }

  /** The device of this token is not welcome any more. */
  revokeToken(token: string): void {
    this.#devices.delete(token)
  }

  onHead(listen: (head: ModelHead) => void): () => void {
    this.#heads.add(listen)
    return () => void this.#heads.delete(listen)
  }

  backup(): ModelState {
    return copyState(this.state)
  }

  /** Devices made since the backup stay known: a run ends with nobody locked out for good. */
  restore(backup: ModelState): void {
    this.starts += 1
    this.#end = null
    this.state = copyState(backup)
    this.#tellHead()
  }

  /** Something that happens on the service without a console's doing: all of it or nothing. Answers whether it did. */
  happen(effect: (desk: ModelDesk) => void): boolean {
    return !(this.#attempt(() => effect(this)) instanceof Refusal)
  }

  handle(request: ModelRequest): ModelAnswer {
    const answered = this.#attempt(() => this.#answer(request), request.method !== 'GET')
    if (!(answered instanceof Refusal)) return answered
    const problem = problemOf(answered)
    return { status: problem.status, body: problem }
  }

  /** A refusal undoes everything, as in a transaction. */
  #attempt<Value>(work: () => Value, mayWrite = true): Value | Refusal {
    const before = mayWrite ? copyState(this.state) : this.state
    const head = this.state.feed.length
    try {
      const value = work()
      if (this.state.feed.length > head) this.#tellHead()
      return value
    } catch (thrown) {
      this.state = before
      if (thrown instanceof Refusal) return thrown
      throw thrown
    }
  }

  #tellHead(): void {
    const seq = this.state.feed.length
    const { feedId } = this.#options
    const after = this.#end
    this.#end = modelEnd(this.state, feedId)
    const page = after === null ? null : modelChanges(this.state, feedId, after, mostTold)
    const head = after === null || page === null || page.more ? { seq } : { seq, after, page }
    for (const listen of this.#heads) listen(head)
  }

  #answer(request: ModelRequest): ModelAnswer {
    const staff = this.#identify(request.token)
    const url = new URL(request.path, 'http://desk')
    if (request.method === 'GET') return { status: 200, body: this.#read(url, staff) }
    const key = request.headers?.['Idempotency-Key']
    const place = `${staff.id} ${request.method} ${url.pathname} ${key}`
    const bodyText = canonicalJson(request.body)
    const known = key === undefined ? undefined : this.state.answers.get(place)
    if (known !== undefined && known.bodyText !== bodyText)
      throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request before.')
    if (known !== undefined) return known
    const answer = this.#carryOut(request, url.pathname, staff)
    if (key !== undefined) {
      this.state.answers.set(place, { ...answer, bodyText })
      if (tookEffect(answer)) this.state.carriedOut.push(markOf(key))
    }
    return answer
  }

  #identify(token: string): Staff {
    const staff = this.state.staff.get(this.#devices.get(token) ?? '')
    if (staff === undefined || staff.revokedAt !== null)
      throw new Refusal('unauthenticated', 'This token is not known here, or was revoked.')
    return staff
  }

  #read(url: URL, staff: Staff): unknown {
    const { feedId, largestPage } = this.#options
    if (url.pathname === '/v1/changes') {
      const limit = Math.min(Number(url.searchParams.get('limit')), largestPage)
      return modelChanges(this.state, feedId, url.searchParams.get('cursor'), limit)
    }
    if (url.pathname !== '/v1/me') throw new Refusal('not-found', 'There is nothing at this address.')
    const { id, name, email, role } = staff
    const device = { id: 'device', name: 'device' }
    const about = { serviceVersion: '0', protocol: protocolNumber, feedId, sample: false }
    return { id, name, email, role, device, ...about, serverTime: this.now() }
  }

  #carryOut({ method, headers, body }: ModelRequest, path: string, staff: Staff): ModelAnswer {
    const author = staffAuthor(staff)
    const [, , room, id = '', part] = path.split('/')
    const match = headers?.['If-Match']
    const expected = (version: number) => {
      if (match === undefined) throw new Refusal('version-required', 'Send If-Match.')
      return match.split(', ').some((tag) => tag === '*' || tag === `"${version}"`)
    }
    const isCalled = id === 'import' || id === 'operations'
    const place = id === '' ? '' : isCalled ? `/${id}` : '/:id'
    switch (`${method} ${room}${place}${part === undefined ? '' : `/${part}`}`) {
      case 'POST tickets':
        return { status: 201, body: fileTicket(this, newTicketSchema.parse(body), author) }
      case 'PATCH tickets/:id':
        return { status: 200, body: changeTicket(this, id, ticketChangeSchema.parse(body), expected, author) }
      case 'POST tickets/:id/messages':
        return { status: 201, body: writeMessage(this, id, newMessageSchema.parse(body), staff.id, author) }
      case 'POST tickets/:id/flags': {
        const { flag, isNew } = flagTicket(this, id, newFlagSchema.parse(body), staff)
        return { status: isNew ? 201 : 200, body: flag }
      }
      case 'DELETE tickets/:id/flags':
        takeBackFlag(this, id, staff)
        return { status: 204, body: null }
      case 'POST pages':
        return { status: 201, body: pageByHand(this, newPageSchema.parse(body), staff) }
      case 'PATCH settings':
        return { status: 200, body: changeSettings(this, settingsChangeSchema.parse(body), expected, staff) }
      case 'POST groups':
        return { status: 201, body: createGroup(this, newGroupSchema.parse(body), true) }
      case 'PATCH groups/:id':
        return { status: 200, body: changeGroup(this, id, groupChangeSchema.parse(body), expected) }
      case 'POST groups/:id/merge':
        return { status: 200, body: mergeGroup(this, id, groupMergeSchema.parse(body).into) }
      case 'POST blocklist/operations': {
        const { operations } = sendOperationsSchema.parse(body)
        return { status: 200, body: { results: takeOperations(this, operations, staff) } }
      }
      case 'POST groups/import': {
        if (staff.role !== 'admin') throw new Refusal('forbidden', 'Only administrators may do this.')
        const { groups } = parseGroupCsv(groupImportSchema.parse(body).csv)
        const names = groups.map((group) => group.name)
        return { status: 200, body: importGroups(this, names) }
      }
      default:
        throw new Refusal('not-found', 'There is nothing at this address.')
    }
  }
}

/** An operation on the blocklist that was refused is answered with a 2xx, and so remembered, all the same. */
function tookEffect({ body }: ModelAnswer): boolean {
  const { data } = operationResultsSchema.safeParse(body)
  return data?.results.some(({ outcome }) => outcome === 'applied' || outcome === 'superseded') ?? true
}

/** The act behind a key: an operation that was made anew has one of its own. */
function markOf(key: string): string {
  return key.split('~')[0] ?? key
}
