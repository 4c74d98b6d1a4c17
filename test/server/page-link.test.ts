import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageIdSchema, responderIdSchema } from '#shared/protocol/common'
import { pageLink, readPageLink } from '#server/page-link'
import { openVault } from '#server/vault'

const vault = openVault(randomBytes(32))
const letters = 'abcXYZ019._:-'.split('')
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 64 })
const id = fc.oneof(word, fc.uuid())
const ids = fc.record({ pageId: id.map((text) => pageIdSchema.parse(text)), responderId: id.map((text) => responderIdSchema.parse(text)) }) // prettier-ignore
const signedOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

it('reads from a link what it was made of, whatever the ids', () => {
  fc.assert(
    fc.property(ids, ({ pageId, responderId }) => {
      const link = pageLink('https://desk.example.com', vault, pageId, responderId)
      expect(link).toMatch(/^https:\/\/desk\.example\.com\/p\/[\w.~-]+$/)
      expect(readPageLink(vault, signedOf(link))).toEqual({ pageId, responderId })
    }),
  )
})

it('reads nothing from a link in which one character is another one, is missing, or stands twice', () => {
  const [pageId, responderId] = [pageIdSchema.parse('p-1'), responderIdSchema.parse('r-1')]
  const signed = signedOf(pageLink('', vault, pageId, responderId))
  for (const index of signed.split('').keys()) {
    const [before, letter, after] = [signed.slice(0, index), signed.charAt(index), signed.slice(index + 1)]
    for (const other of [letter === 'A' ? 'B' : 'A', '', letter + letter])
      expect(readPageLink(vault, before + other + after)).toBeNull()
  }
  for (const wrong of ['', '.', '..', '...', `${signed}.`, signed.toUpperCase()])
    expect(readPageLink(vault, wrong)).toBeNull()
})

it('reads nothing that another desk has signed, nor a signature of two other names', () => {
  const of = (page: string, responder: string) =>
    signedOf(pageLink('', vault, pageIdSchema.parse(page), responderIdSchema.parse(responder)))
  expect(readPageLink(openVault(randomBytes(32)), of('p', 'r'))).toBeNull()
  const [page] = of('p', 'r').split('.')
  const [, responder, signature] = of('other', 'r').split('.')
  expect(readPageLink(vault, [page, responder, signature].join('.'))).toBeNull()
})

it('is short where both ids are those that the desk makes', () => {
  const link = pageLink('', vault, pageIdSchema.parse('0192f0c1-2a3b-7c4d-8e5f-60718293a4b5'), responderIdSchema.parse('0192f0c1-2a3b-7c4d-8e5f-60718293a4b6')) // prettier-ignore
  expect(link).toHaveLength('/p/'.length + 3 * 22 + 2)
})
