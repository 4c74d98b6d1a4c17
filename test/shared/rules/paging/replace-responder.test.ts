import fc from 'fast-check'
import { expect, it } from 'vitest'
import { responderIdSchema } from '#shared/protocol/common'
import {
  responderReplacementSchema,
  responderSchema,
  secretNames,
  type ResponderReplacement,
} from '#shared/protocol/responder'
import { replaceResponder } from '#shared/rules/paging/replace-responder'
import { responderChanges } from '#shared/rules/paging/responder-changes'

const id = responderIdSchema.parse('r-1')
const hosts = fc.constantFrom('a.example.net', 'b.example.net')
const settings = fc.oneof(
  fc.record({ channel: fc.constant('snpp'), host: hosts, pagerId: fc.constantFrom('1', '2'), allowsInternal: fc.boolean() }), // prettier-ignore
  fc.record({ channel: fc.constant('smtp'), to: hosts.map((host) => `x@${host}`) }),
  fc.record({ channel: fc.constant('webhook'), url: hosts.map((host) => `https://${host}/path-as-good-as-a-password`) }), // prettier-ignore
  fc.record({ channel: fc.constant('pagerduty') }),
  fc.record({ channel: fc.constant('ntfy'), topic: fc.constant('t') }),
)
const secretTexts = ['s3cret-one', 's3cret-two']
/** A person as a request may ask for them, with secrets that their channels know. */
const replacements: fc.Arbitrary<ResponderReplacement> = fc
  .record({
    name: fc.constantFrom('Ann', 'Anna'),
    role: fc.constant('support'),
    methods: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('m-1', 'm-2', 'm-3'), settings, given: fc.array(fc.constantFrom(...secretTexts, null), { maxLength: 2 }) }), // prettier-ignore
      { selector: (method) => method.id },
    ),
  })
  .map(({ methods, ...person }) =>
    responderReplacementSchema.parse({
      ...person,
      methods: methods.map(({ given, ...method }) => ({ ...method, secrets: named(method.settings.channel, given) })), // prettier-ignore
    }),
  )

/** Texts under the names of the secrets that a channel has. */
function named(channel: string, texts: readonly (string | null)[]): Record<string, string | null> {
  const names: readonly string[] = new Map(Object.entries(secretNames)).get(channel) ?? []
  const secrets: Record<string, string | null> = {}
  for (const [index, name] of names.entries()) {
    const text = texts[index]
    if (text !== undefined) secrets[name] = text
  }
  return secrets
}
const verifiedAt = '2026-11-28T03:00:00.000Z'

it('keeps a method verified exactly where nothing of it changes, and never more secrets than were given', () => {
  fc.assert(
    fc.property(replacements, replacements, (first, second) => {
      const { responder } = replaceResponder(id, null, first)
      const before = { ...responder, methods: responder.methods.map((method) => ({ ...method, verifiedAt })) }
      const { responder: after, changed } = replaceResponder(id, before, second)
      expect(responderSchema.parse({ ...after, version: 1 })).toEqual({ ...after, version: 1 })
      for (const method of after.methods) {
        const known = before.methods.find((one) => one.id === method.id)
        expect(method.verifiedAt).toBe(changed.has(method.id) ? null : verifiedAt)
        expect(method === known).toBe(!changed.has(method.id))
        const given = second.methods.find((one) => one.id === method.id)?.secrets ?? {}
        for (const name of method.secretsKept)
          expect(typeof given[name] === 'string' || known?.secretsKept.includes(name)).toBe(true)
      }
      const again = { ...second, methods: second.methods.map((method) => ({ ...method, secrets: {} })) }
      expect(replaceResponder(id, after, again).responder).toEqual(after)
      expect(replaceResponder(id, after, again).changed.size).toBe(0)
    }),
  )
})

it('tells every change of it, and no secret', () => {
  fc.assert(
    fc.property(replacements, replacements, (first, second) => {
      const { responder: before } = replaceResponder(id, null, first)
      const { responder: after, changed } = replaceResponder(id, before, second)
      const words = [...responderChanges(null, before, first), ...responderChanges(before, after, second)].join('\n') // prettier-ignore
      for (const text of [...secretTexts, 'path-as-good-as-a-password']) expect(words).not.toContain(text)
      const isSame = changed.size === 0 && JSON.stringify(before) === JSON.stringify(after)
      expect(isSame || responderChanges(before, after, second).length > 0).toBe(true)
    }),
  )
})
