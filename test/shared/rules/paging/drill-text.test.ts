import { expect, it } from 'vitest'
import { responderIdSchema } from '#shared/protocol/common'
import { pageText } from '#shared/rules/paging/page-text'
import { pageOf } from '../../../main/sync/triage/paged.ts'

it('says of a drill that nothing is wrong, in a sentence of its own', () => {
  const said = (text: string) => {
    const page = pageOf('p', { kind: 'drill', ticketId: null, ticketIds: [], text })
    const responderId = responderIdSchema.parse('r-1')
    return pageText({ page, ticket: null, purpose: 'wake', responderId, authorName: null, code: null, providerName: 'Acme' }).text // prettier-ignore
  }
  expect(said('Monthly drill')).toBe('DRILL of Acme: Monthly drill. Acknowledge it; nothing is wrong.')
  expect(said('Awake?')).toBe('DRILL of Acme: Awake? Acknowledge it; nothing is wrong.')
})
