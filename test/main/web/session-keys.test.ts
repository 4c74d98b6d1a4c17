import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSessionKeys } from '#main/web/session-keys'

function counting() {
  let count = 0
  return createSessionKeys(() => `random-${++count}`)
}

it('buys one secret with one key', () => {
  const keys = counting()
  const key = keys.issueKey()
  const secret = keys.swap(key)
  expect(secret).not.toBeNull()
  expect(keys.swap(key)).toBeNull()
  expect(keys.knows(secret ?? '')).toBe(true)
})

it('knows a key for no secret, and a secret for no key', () => {
  const keys = counting()
  const key = keys.issueKey()
  expect(keys.knows(key)).toBe(false)
  const secret = keys.swap(keys.issueKey()) ?? ''
  expect(keys.swap(secret)).toBeNull()
})

it('lets no invented text in', () => {
  const keys = counting()
  const known = new Set([keys.issueKey(), keys.swap(keys.issueKey())])
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!known.has(text))
      expect(keys.swap(text)).toBeNull()
      expect(keys.knows(text)).toBe(false)
    }),
  )
})
