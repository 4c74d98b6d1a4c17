import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMessage } from '#server/store/messages'
import { sha256 } from '#server/store/blocklist-operations'
import { blockActs, recordedOperationSchema, type RecordedOperation } from '#shared/protocol/blocklist'
import { changesReplySchema } from '#shared/protocol/changes'
import type { Staff } from '#shared/protocol/staff'
import { meSchema } from '#shared/protocol/staff'
import { findBreak } from '#shared/rules/blocklist/chain'
import { canonicalJson } from '#shared/rules/canonical-json'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { ModelDesk } from './model-desk.ts'
import { operationsOf } from './model-blocklist.ts'
import { messagesOf } from './model-state.ts'
import { customerWrites, mergeTicket } from './model-tickets.ts'
import { unmergeTicket } from './model-unmerge.ts'

const names = ['Acme', 'ACME Ltd.', 'Bolt', 'Cobalt', '…']
const ticket = fc.nat(5).map((n) => `t-${n}`)
const group = fc.nat(3).map((n) => `g-${n}`)
const operation = fc.nat(5).map((n) => `o-${n}`)
const day = 86_400_000
const key = fc.option(fc.nat(4).map((n) => `key-${n}`), { nil: undefined }) // prettier-ignore

/** A request to both desks. `seen`: through the newest message, the first, none, or one that is not there. */
const request = fc.oneof(
  fc.record({ to: fc.constant('file' as const), key, id: ticket, groupName: fc.constantFrom(...names), urgency: fc.constantFrom(...urgencies) }),
  fc.record({ to: fc.constant('change' as const), key, id: ticket, isStale: fc.boolean(), set: fc.record({ status: fc.constantFrom(...statuses), urgency: fc.constantFrom(...urgencies), subject: fc.constantFrom('Mail', 'Web'), verdict: fc.constantFrom('justified' as const, null), reporterConfirmed: fc.boolean(), assigneeId: fc.constantFrom('me', 'nobody', null), groupId: group }, { requiredKeys: ['subject'] }) }),
  fc.record({ to: fc.constant('write' as const), key, id: ticket, message: fc.nat(6), kind: fc.constantFrom('reply' as const, 'note' as const), seen: fc.constantFrom('newest' as const, 'first' as const, 'none' as const, 'unknown' as const), force: fc.boolean() }),
  fc.record({ to: fc.constant('customer' as const), id: ticket }),
  fc.record({ to: fc.constantFrom('merge' as const, 'unmerge' as const), id: ticket, into: ticket }),
  fc.record({ to: fc.constant('flag' as const), key, id: ticket, flag: fc.option(fc.nat(3).map((n) => `f-${n}`), { nil: undefined }), reason: fc.constantFrom('Nothing is down', 'It never worked') }),
  fc.record({ to: fc.constant('take-back-flag' as const), key, id: ticket }),
  fc.record({ to: fc.constant('page' as const), key, id: fc.option(ticket, { nil: undefined }), page: fc.nat(9).map((n) => `p-${n}`) }),
  fc.record({ to: fc.constant('thresholds' as const), key, isStale: fc.boolean(), days: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ to: fc.constant('wait' as const), minutes: fc.constantFrom(1, 4, 16) }),
  fc.record({ to: fc.constant('create-group' as const), key, id: group, name: fc.constantFrom(...names) }),
  fc.record({ to: fc.constant('change-group' as const), key, id: group, isStale: fc.boolean(), set: fc.record({ name: fc.constantFrom(...names), confirmed: fc.boolean(), aliases: fc.subarray(names) }, { requiredKeys: ['confirmed'] }) }),
  fc.record({ to: fc.constant('merge-group' as const), key, id: group, into: group }),
  { weight: 4, arbitrary: fc.record({ to: fc.constant('operation' as const), key, id: operation, groupId: group, act: fc.constantFrom('block' as const, ...blockActs), target: fc.option(operation, { nil: undefined }), sees: fc.constantFrom('all' as const, 'all' as const, 'first' as const, 'unknown' as const), days: fc.option(fc.integer({ min: -1, max: 3 }), { nil: null }), reason: fc.constantFrom('Again', 'And again', ' '), madeBy: fc.constantFrom(undefined, undefined, 'me', 'nobody'), ahead: fc.constantFrom(0, 60_000, 2 * day) }) },
  fc.record({ to: fc.constant('import' as const), key, name: fc.constantFrom('Acme', 'Bolt', 'Dune') }),
) // prettier-ignore
type Request = typeof request extends fc.Arbitrary<infer Value> ? Value : never

/** Both desks' clock: it starts anew with each run, and only `wait` moves it. */
let at = 0
const token = 'model-token'

const later: Request = { to: 'wait', minutes: 4 }
const filed = (n: number, groupName: string): Request => ({ to: 'file', key: undefined, id: `t-${n}`, groupName, urgency: 'mission-critical' }) // prettier-ignore
const changed = (n: number, set: Partial<Extract<Request, { to: 'change' }>['set']>): Request => ({ to: 'change', key: undefined, id: `t-${n}`, isStale: false, set: { subject: 'Mail', ...set } }) // prettier-ignore
type Operation = Extract<Request, { to: 'operation' }>
const operated = (n: number, act: Operation['act'], more: Partial<Operation> = {}): Request => ({ to: 'operation', key: undefined, id: `o-${n}`, groupId: 'g-0', act, target: undefined, sees: 'all', days: 2, reason: 'Again', madeBy: undefined, ahead: 0, ...more }) // prettier-ignore
const imported = (['Acme', 'Bolt'] as const).map((name): Request => ({ to: 'import', key: undefined, name }))
/** Stories which chance tells rarely, of outages: made, joined, grown by a confirmation, two made one, and fallen apart. */
const told: [Request[]][] = [
  [[
    ...imported, { to: 'create-group', key: undefined, id: 'g-0', name: 'Cobalt' }, filed(0, 'Acme'), later, filed(1, 'Bolt'), later,
    filed(2, 'Cobalt'), later, filed(3, '…'), { to: 'page', key: undefined, id: 't-3', page: 'p-0' }, { to: 'merge-group', key: undefined, id: 'g-0', into: 'g-1' },
    changed(2, { groupId: 'g-0', status: 'open' }), { to: 'customer', id: 't-3' },
  ]],
  [[
    ...imported, filed(0, 'Acme'), later, filed(1, 'Bolt'), later, filed(2, 'Cobalt'), { to: 'import', key: undefined, name: 'Acme' },
    { to: 'create-group', key: undefined, id: 'g-1', name: 'Dune' }, filed(3, 'Dune'), later, changed(3, { groupId: 'g-0' }), later,
    { to: 'create-group', key: undefined, id: 'g-2', name: 'Ember' }, changed(0, { groupId: 'g-2' }), changed(3, { groupId: 'g-2' }),
    changed(1, { groupId: 'g-1' }), changed(0, { groupId: 'g-1' }),
  ]],
  [[
    { to: 'import', key: undefined, name: 'Bolt' }, { to: 'create-group', key: undefined, id: 'g-0', name: 'Cobalt' },
    filed(0, 'Acme'), later, filed(1, 'Bolt'), later, filed(2, 'Cobalt'), { to: 'import', key: undefined, name: 'Acme' },
  ]],
  // A blocked group: alone, merged away, in an outage to which it adds nothing, and lifted.
  [[
    ...imported, { to: 'create-group', key: undefined, id: 'g-0', name: 'Cobalt' }, operated(0, 'block'), filed(0, 'Cobalt'), later,
    operated(1, 'extend', { target: 'o-0', days: 3 }), operated(2, 'shorten', { target: 'o-0', sees: 'first', days: 1 }),
    filed(1, 'Acme'), later, filed(2, 'Bolt'), { to: 'create-group', key: undefined, id: 'g-1', name: 'Dune' },
    { to: 'merge-group', key: 'key-0', id: 'g-0', into: 'g-1' }, filed(3, 'Cobalt'), operated(3, 'block', { groupId: 'g-1', days: null }),
    operated(4, 'lift', { target: 'o-0', days: null }), filed(4, 'Dune'), operated(5, 'lift', { groupId: 'g-1', target: 'o-3', days: null }),
    operated(5, 'lift', { groupId: 'g-1', target: 'o-3', days: null }), filed(5, 'Dune'), operated(0, 'block', { reason: 'And again' }),
    operated(4, 'edit-reason', { target: 'o-0', days: null }), { to: 'merge-group', key: 'key-0', id: 'g-0', into: 'g-1' },
  ]],
  // Pages that end with their tickets: by the gate and by hand, joined, merged away, and one about what was over before.
  [[
    ...imported, filed(0, 'Acme'), filed(1, 'Acme'), filed(2, 'Bolt'), { to: 'page', key: undefined, id: 't-0', page: 'p-0' },
    changed(0, { status: 'resolved' }), { to: 'page', key: undefined, id: 't-0', page: 'p-1' }, later, { to: 'merge', id: 't-1', into: 't-2' },
    changed(2, { status: 'closed' }), { to: 'customer', id: 't-2' }, changed(2, { status: 'resolved' }), changed(0, { status: 'closed' }),
  ]],
  // Merged and taken apart: while its page goes on, from another one than it is merged into, after its page ended, and by a customer.
  [[
    ...imported, filed(0, 'Acme'), later, filed(1, 'Acme'), { to: 'merge', id: 't-0', into: 't-1' }, { to: 'unmerge', id: 't-0', into: 't-2' }, { to: 'unmerge', id: 't-0', into: 't-1' },
    { to: 'merge', id: 't-0', into: 't-1' }, later, changed(1, { status: 'resolved' }), { to: 'unmerge', id: 't-0', into: 't-1' }, filed(2, 'Cobalt'), { to: 'merge', id: 't-2', into: 't-0' },
    { to: 'create-group', key: undefined, id: 'g-0', name: 'Cobalt' }, { to: 'customer', id: 't-2' }, { to: 'merge', id: 't-2', into: 't-0' }, { to: 'unmerge', id: 't-2', into: 't-0' },
  ]],
] // prettier-ignore

it('answers what the real service answers, and ends with the same documents in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 25, maxLength: 60, size: 'max' }), async (requests) => {
      at = Date.UTC(2026, 10, 23, 9)
      const real = await startDesk({ clock: () => new Date(at) })
      try {
        const me = meSchema.parse((await real.api('GET', '/v1/me')).body)
        const model = modelDesk(me)
        const readReal: ReadFeed = async (path) => (await real.api('GET', path)).body
        const readModel: ReadFeed = async (path) => model.handle({ token, method: 'GET', path }).body
        const [before, beforeModel] = [await feedOf(readReal), await feedOf(readModel)]
        for (const one of requests)
          expect(await askModel(model, me.id, one)).toEqual(await askReal(real, model, me.id, one))
        // From before, for what was deleted since; and from the start.
        expect((await feedOf(readModel, beforeModel.cursor)).lines).toEqual((await feedOf(readReal, before.cursor)).lines) // prettier-ignore
        const [whole, wholeModel] = [await feedOf(readReal), await feedOf(readModel)]
        expect(wholeModel.lines).toEqual(whole.lines)
        for (const { operations } of [whole, wholeModel]) expect(findBreak(operations, sha256)).toBeNull()
      } finally {
        await real.close()
      }
    }),
    { numRuns: 8, examples: told },
  )
})

function modelDesk(me: { id: string; name: string; role: Staff['role'] }): ModelDesk {
  let ids = 0
  const model = new ModelDesk({
    feedId: 'feed',
    clock: () => at,
    newId: () => `made-${(ids += 1)}`,
    newMark: () => String(ids),
    largestPage: 5000,
  })
  model.addStaff(me.id, me.name, me.role, token)
  return model
}

/** The request as it travels. What is said of versions and messages is the model's: the two hold the same. */
function travelling(model: ModelDesk, staffId: string, one: Request) {
  const { state } = model
  const headers: Record<string, string> = {}
  if ('key' in one && one.key !== undefined) headers['Idempotency-Key'] = one.key
  switch (one.to) {
    case 'file': {
      const body = { ...newTicket({ groupName: one.groupName, urgency: one.urgency }), id: one.id }
      return { method: 'POST' as const, path: '/v1/tickets', headers, body }
    }
    case 'change': {
      const assigneeId = one.set.assigneeId === 'me' ? staffId : one.set.assigneeId
      const body = { ...one.set, ...(assigneeId === undefined ? {} : { assigneeId }) }
      headers['If-Match'] = `"${(state.ticket.get(one.id)?.version ?? 1) + (one.isStale ? 7 : 0)}"`
      return { method: 'PATCH' as const, path: `/v1/tickets/${one.id}`, headers, body }
    }
    case 'write': {
      const known = messagesOf(state, one.id).map(({ id }) => id).filter((id) => id.startsWith('m-')) // prettier-ignore
      const seen = { newest: known.at(-1) ?? null, first: known[0] ?? null, none: null, unknown: 'm-x' }
      const body = { id: `m-${one.message}`, kind: one.kind, body: 'Text.', seenThrough: seen[one.seen], force: one.force } // prettier-ignore
      return { method: 'POST' as const, path: `/v1/tickets/${one.id}/messages`, headers, body }
    }
    case 'flag': {
      const body = { reason: one.reason, ...(one.flag !== undefined && { id: one.flag }) }
      return { method: 'POST' as const, path: `/v1/tickets/${one.id}/flags`, headers, body }
    }
    case 'take-back-flag':
      return { method: 'DELETE' as const, path: `/v1/tickets/${one.id}/flags`, headers, body: undefined }
    case 'page': {
      const about = one.id === undefined ? { kind: 'drill' } : { kind: 'manual', ticketId: one.id }
      const body = { ...about, id: one.page, text: 'Look' }
      return { method: 'POST' as const, path: '/v1/pages', headers, body }
    }
    case 'thresholds':
      headers['If-Match'] = `"${(state.settings.get('desk')?.version ?? 1) + (one.isStale ? 7 : 0)}"`
      return {
        method: 'PATCH' as const,
        path: '/v1/settings',
        headers,
        body: { thresholds: { suggestion: { falseAlarms: 3, days: one.days } } },
      }
    case 'create-group':
      return { method: 'POST' as const, path: '/v1/groups', headers, body: { id: one.id, name: one.name } }
    case 'change-group':
      headers['If-Match'] = `"${(state.group.get(one.id)?.version ?? 1) + (one.isStale ? 7 : 0)}"`
      return { method: 'PATCH' as const, path: `/v1/groups/${one.id}`, headers, body: one.set }
    case 'merge-group': {
      const body = { into: one.into }
      return { method: 'POST' as const, path: `/v1/groups/${one.id}/merge`, headers, body }
    }
    case 'operation': {
      const body = { operations: [operationOf(model, staffId, one)] }
      return { method: 'POST' as const, path: '/v1/blocklist/operations', headers, body }
    }
    case 'import': {
      const body = { csv: `name\n${one.name}\n` }
      return { method: 'POST' as const, path: '/v1/groups/import', headers, body }
    }
    default:
      return null
  }
}

function operationOf({ state }: ModelDesk, staffId: string, one: Extract<Request, { to: 'operation' }>) {
  const known = operationsOf(state, one.groupId).map(({ id }) => id)
  const after = { all: known.slice(-2), first: known.slice(0, 1), unknown: ['o-x'] }
  const until = one.days === null ? null : new Date(at + one.days * day).toISOString()
  const saysUntil = one.act !== 'lift' && one.act !== 'edit-reason'
  return {
    id: one.id,
    groupId: one.groupId,
    act: one.act,
    targets: one.target === undefined ? [] : [one.target],
    after: after[one.sees],
    ...((saysUntil || one.days !== null) && { until }),
    reason: one.reason,
    madeAt: { ms: at + one.ahead, counter: 0, node: 'n' },
    ...(one.madeBy !== undefined && { madeBy: one.madeBy === 'me' ? staffId : one.madeBy }),
  }
}

async function askReal(real: Desk, model: ModelDesk, staffId: string, one: Request): Promise<unknown> {
  if (one.to === 'wait') return null
  const sent = requestsMade.get(one) ?? travelling(model, staffId, one)
  if (sent !== null) return outcome(await real.api(sent.method, sent.path, sent))
  if (one.to === 'customer') {
    const author = { kind: 'customer' as const, staffId: null, name: 'Grace' }
    const added = { kind: 'customer' as const, body: 'Text.', author, now: new Date(at) }
    return real.database
      .write((tx) => addMessage(tx, one.id, added))
      .then(
        () => ({ happened: true }),
        () => ({ happened: false }),
      )
  }
  const into = 'into' in one ? one.into : ''
  const id = 'id' in one ? one.id : ''
  const body = one.to === 'merge' ? { into } : { from: into }
  const { status } = await real.api('POST', `/v1/tickets/${id}/${one.to}`, { body })
  return { happened: status < 300 }
}

/** The model goes first: what it held when a request was made is what both are told. */
const requestsMade = new WeakMap<Request, ReturnType<typeof travelling>>()

async function askModel(model: ModelDesk, staffId: string, one: Request): Promise<unknown> {
  if (one.to === 'wait') at += one.minutes * 60_000
  if (one.to === 'wait') return null
  const sent = travelling(model, staffId, one)
  requestsMade.set(one, sent)
  if (sent !== null) return outcome(model.handle({ ...sent, token }))
  return {
    happened: model.happen((desk) => {
      const author = { kind: 'staff' as const, staffId: desk.state.staff.keys().next().value as never, name: [...desk.state.staff.values()][0]?.name ?? '' } // prettier-ignore
      if (one.to === 'customer') customerWrites(desk, one.id, 'Text.')
      else if (one.to === 'merge') mergeTicket(desk, one.id, one.into, author)
      else if (one.to === 'unmerge') unmergeTicket(desk, one.id, one.into, author)
    }),
  }
}

function outcome({ status, body }: { status: number; body: unknown }) {
  const said = body !== null && typeof body === 'object' ? body : {}
  return { status, code: 'code' in said ? said.code : null, results: 'results' in said ? said.results : null }
}

/** Salts are random, and everything in the chain with them. That each chain holds is asked of it alone. */
const ownOfDesk = { salt: '', reasonDigest: '', previousHash: '', hash: '' }

type ReadFeed = (path: string) => Promise<unknown>
interface Told {
  readonly lines: string[]
  readonly operations: RecordedOperation[]
  readonly cursor: string
}

/** All changes but those of people and settings, page by page; ids that a desk made itself are named by their order. */
async function feedOf(read: ReadFeed, from?: string): Promise<Told> {
  const lines: string[] = []
  const operations: RecordedOperation[] = []
  const aliases = new Map<string, string>()
  for (let cursor = from; ;) {
    const page = changesReplySchema.parse(
      await read(`/v1/changes?limit=3${cursor === undefined ? '' : `&cursor=${cursor}`}`),
    )
    for (const { kind, id, op, version, doc } of page.changes) {
      if (kind === 'settings' || kind === 'staff') continue
      aliases.set(String(id), aliases.get(String(id)) ?? `#${aliases.size}`)
      const operation = kind === 'blocklist-operation' ? recordedOperationSchema.parse(doc) : null
      if (operation !== null) operations.push(operation)
      const told = operation === null ? doc : { ...operation, ...ownOfDesk }
      lines.push(canonicalJson({ kind, id, op, version, doc: told }))
    }
    cursor = page.cursor
    if (page.more) continue
    return { lines: lines.map((line) => named(line, aliases)), operations, cursor }
  }
}

function named(line: string, aliases: ReadonlyMap<string, string>): string {
  return [...aliases].reduce((text, [id, alias]) => text.replaceAll(`"${id}"`, alias), line)
}
