import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseChanges } from '#main/remote/parse-changes'
import { quickCheck } from '#main/remote/quick-check'
import { putSchema } from '#shared/protocol/changes'

const at = '2026-01-02T03:04:05.678Z'
const author = { kind: 'staff', staffId: 'staff-1', name: 'Ada' }
const setting = { by: author, at, why: '' }
const messageDoc = {
  id: 'm-1', ticketId: 't-1', position: 1, kind: 'reply', body: 'Hello', author, createdAt: at,
} // prettier-ignore
const ticketDoc = {
  id: 't-1', number: 7, groupId: 'g-1', groupName: 'Acme', subject: 'Mail', status: 'new',
  requester: { firstName: 'G', lastName: 'H', email: 'g@h.example', phone: '' },
  urgency: { requested: 'question', effective: 'question', judged: null },
  urgencySet: { requested: setting, effective: setting, judged: null },
  verdict: null, assigneeId: null, source: 'form', advice: { workedBefore: null, everythingDown: true },
  mergedInto: null, version: 1, createdAt: at, updatedAt: at,
} // prettier-ignore
const changes = [
  { seq: 1, id: 'm-1', version: 1, kind: 'message', op: 'put', doc: messageDoc },
  { seq: 2, id: 't-1', version: 1, kind: 'ticket', op: 'put', doc: ticketDoc },
] as const

/** Every way to a value inside. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, held]) => pathsOf(held).map((rest) => [key, ...rest]))]
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  const held: unknown = Reflect.get(value, key)
  return { ...value, [key]: replaced(held, rest, by) }
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(undefined, '', 'a b', 'x'.repeat(65), 0, -1, 1.5, 2 ** 60, at, '2026-02-30T00:00:00.000Z', 'open'),
  fc.constantFrom(null, 'customer', 'Z'.repeat(64), '2026-01-02T03:04:05Z', true),
) // prettier-ignore

it('says of every change what its schema says of it', () => {
  const cases = changes.flatMap((change) => pathsOf(change).map((path) => ({ change, path })))
  const checks = putSchema.options.map((schema) => ({ schema, check: quickCheck(schema) }))
  fc.assert(
    fc.property(fc.constantFrom(...cases), odd, ({ change, path }, by) => {
      const value = replaced(change, path, by)
      for (const { schema, check } of checks) expect(check(value)).toBe(schema.safeParse(value).success)
    }),
    { numRuns: 2000 },
  )
})

it('asks a schema that it does not know how to build', () => {
  const even = quickCheck(
    z.object({ n: z.number().refine((n) => n % 2 === 0), list: z.array(z.string()).max(1) }),
  )
  expect(even({ n: 2, list: ['a'] })).toBe(true)
  expect(even({ n: 3, list: ['a'] })).toBe(false)
  expect(even({ n: 2, list: ['a', 'b'] })).toBe(false)
  expect(quickCheck(z.strictObject({}))({ more: 1 })).toBe(false)
})

it('believes fields that a newer service added, and refuses a page with one malformed change', () => {
  const page = { feedId: 'f', cursor: 'c', more: false, changes }
  const grown = replaced(page, ['changes'], [replaced(changes[1], ['doc', 'colour'], 'red')])
  expect(parseChanges(grown)).toMatchObject({ ok: true, value: { reached: 2 } })
  const spoilt = replaced(page, ['changes'], [changes[0], replaced(changes[1], ['doc', 'number'], 'seven')])
  expect(parseChanges(spoilt)).toMatchObject({ ok: false, failure: { code: 'service-nonsense' } })
})
