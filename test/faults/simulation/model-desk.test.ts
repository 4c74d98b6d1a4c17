import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addMessage } from '#server/store/messages'
import type { Staff } from '#shared/protocol/staff'
import { meSchema } from '#shared/protocol/staff'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { startDesk, type Desk } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { mergeGroup } from './model-groups.ts'
import { ModelDesk } from './model-desk.ts'
import { messagesOf } from './model-state.ts'
import { customerWrites, mergeTicket } from './model-tickets.ts'

const names = ['Acme', 'ACME Ltd.', 'Bolt', 'Cobalt', '…']
const ticket = fc.nat(3).map((n) => `t-${n}`)
const group = fc.nat(3).map((n) => `g-${n}`)
const key = fc.option(fc.nat(4).map((n) => `key-${n}`), { nil: undefined }) // prettier-ignore

/** A request to both desks. `seen`: through the newest message, the first, none, or one that is not there. */
const request = fc.oneof(
  fc.record({ to: fc.constant('file' as const), key, id: ticket, groupName: fc.constantFrom(...names), urgency: fc.constantFrom(...urgencies) }),
  fc.record({ to: fc.constant('change' as const), key, id: ticket, isStale: fc.boolean(), set: fc.record({ status: fc.constantFrom(...statuses), urgency: fc.constantFrom(...urgencies), subject: fc.constantFrom('Mail', 'Web'), verdict: fc.constantFrom('justified' as const, null), assigneeId: fc.constantFrom('me', 'nobody', null), groupId: group }, { requiredKeys: ['subject'] }) }),
  fc.record({ to: fc.constant('write' as const), key, id: ticket, message: fc.nat(6), kind: fc.constantFrom('reply' as const, 'note' as const), seen: fc.constantFrom('newest' as const, 'first' as const, 'none' as const, 'unknown' as const), force: fc.boolean() }),
  fc.record({ to: fc.constant('customer' as const), id: ticket }),
  fc.record({ to: fc.constant('merge' as const), id: ticket, into: ticket }),
  fc.record({ to: fc.constant('create-group' as const), key, id: group, name: fc.constantFrom(...names) }),
  fc.record({ to: fc.constant('change-group' as const), key, id: group, isStale: fc.boolean(), set: fc.record({ name: fc.constantFrom(...names), confirmed: fc.boolean(), aliases: fc.subarray(names) }, { requiredKeys: ['confirmed'] }) }),
  fc.record({ to: fc.constant('merge-group' as const), id: group, into: group }),
  fc.record({ to: fc.constant('import' as const), key, name: fc.constantFrom('Acme', 'Bolt', 'Dune') }),
) // prettier-ignore
type Request = typeof request extends fc.Arbitrary<infer Value> ? Value : never

const at = Date.UTC(2026, 10, 23, 9)
const token = 'model-token'

it('answers what the real service answers, and ends with the same documents in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 25, maxLength: 60, size: 'max' }), async (requests) => {
      const real = await startDesk({ clock: () => new Date(at) })
      try {
        const me = meSchema.parse((await real.api('GET', '/v1/me')).body)
        const model = modelDesk(me)
        for (const one of requests)
          expect(await askModel(model, me.id, one)).toEqual(await askReal(real, model, me.id, one))
        expect(await feedOf(async (path) => model.handle({ token, method: 'GET', path }).body)).toEqual(
          await feedOf(async (path) => (await real.api('GET', path)).body),
        )
      } finally {
        await real.close()
      }
    }),
    { numRuns: 6 },
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
      const body = {
        id: `m-${one.message}`,
        kind: one.kind,
        body: 'Text.',
        seenThrough: seen[one.seen],
        force: one.force,
      }
      return { method: 'POST' as const, path: `/v1/tickets/${one.id}/messages`, headers, body }
    }
    case 'create-group':
      return { method: 'POST' as const, path: '/v1/groups', headers, body: { id: one.id, name: one.name } }
    case 'change-group':
      headers['If-Match'] = `"${(state.group.get(one.id)?.version ?? 1) + (one.isStale ? 7 : 0)}"`
      return { method: 'PATCH' as const, path: `/v1/groups/${one.id}`, headers, body: one.set }
    case 'import':
      return {
        method: 'POST' as const,
        path: '/v1/groups/import',
        headers,
        body: { csv: `name\n${one.name}\n` },
      }
    default:
      return null
  }
}

async function askReal(real: Desk, model: ModelDesk, staffId: string, one: Request): Promise<unknown> {
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
  const room = one.to === 'merge' ? 'tickets' : 'groups'
  const id = 'id' in one ? one.id : ''
  const { status } = await real.api('POST', `/v1/${room}/${id}/merge`, { body: { into } })
  return { happened: status < 300 }
}

/** The model goes first: what it held when a request was made is what both are told. */
const requestsMade = new WeakMap<Request, ReturnType<typeof travelling>>()

async function askModel(model: ModelDesk, staffId: string, one: Request): Promise<unknown> {
  const sent = travelling(model, staffId, one)
  requestsMade.set(one, sent)
  if (sent !== null) return outcome(model.handle({ ...sent, token }))
  return {
    happened: model.happen((desk) => {
      const author = { kind: 'staff' as const, staffId: desk.state.staff.keys().next().value as never, name: [...desk.state.staff.values()][0]?.name ?? '' } // prettier-ignore
      if (one.to === 'customer') customerWrites(desk, one.id, 'Text.')
      else if (one.to === 'merge') mergeTicket(desk, one.id, one.into, author)
      else if (one.to === 'merge-group') mergeGroup(desk, one.id, one.into)
    }),
  }
}

function outcome({ status, body }: { status: number; body: unknown }) {
  return { status, code: body !== null && typeof body === 'object' && 'code' in body ? body.code : null }
}

/** All changes of tickets, messages and groups, page by page; ids that a desk made itself are named by their order. */
async function feedOf(read: (path: string) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = []
  const aliases = new Map<string, string>()
  for (let cursor = ''; ;) {
    const page = (await read(`/v1/changes?limit=3${cursor}`)) as {
      changes: { kind: string; id: string; version: number; doc: { id: string } }[]
      cursor: string
      more: boolean
    }
    for (const { kind, id, version, doc } of page.changes) {
      if (kind === 'settings' || kind === 'staff') continue
      aliases.set(id, aliases.get(id) ?? `#${aliases.size}`)
      lines.push(JSON.stringify({ kind, id, version, doc }))
    }
    if (!page.more) break
    cursor = `&cursor=${page.cursor}`
  }
  return lines.map((line) =>
    [...aliases].reduce((text, [id, alias]) => text.replaceAll(`"${id}"`, alias), line),
  )
}
