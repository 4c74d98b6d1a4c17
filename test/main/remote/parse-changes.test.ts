import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { parseChanges } from '#main/remote/parse-changes'
import { readSettingsResult } from '#main/sync/read-other-results'
import { defaultSettings } from '#server/store/settings'
import { recordedOperationSchema } from '#shared/protocol/blocklist'
import { defaultThresholds } from '#shared/protocol/settings'
import { findBreak } from '#shared/rules/blocklist/chain'
import { groupPut } from '../sync/blocklist/files.ts'
import { page, put, staff, ticket } from '../sync/blocklist/told.ts'
import { operation, operationPut, startChain } from '../../support/operation-chain.ts'

const at = '2026-11-23T09:00:00.000Z'
const by = { kind: 'staff', staffId: 'ada', name: 'Ada' }
const link = { label: 'Terms', href: 'https://desk.example/terms' }
const settings = { ...defaultSettings, links: { ...defaultSettings.links, terms: link, more: [link] }, version: 1 } // prettier-ignore
const entry = {
  id: 'o-1', groupId: 'g-1', reason: 'Why', evidence: [], madeBy: 'ada', from: at, until: null, reviewAt: at,
  lifted: { at, by: 'ada', reason: 'Better' }, enforcedSince: at, hits: 1, lastHitAt: at, version: 1,
} // prettier-ignore
const filed = ticket('acme', 1, { gate: { outcome: 'page', cause: 'filed', at, reason: 'Why.', pageId: 'p-1', entryIds: [] } }) // prettier-ignore
const newer = { ...operation('o-1', 'g-1'), madeAt: { ms: 1, counter: 0, node: 'n', zone: 'UTC' }, mood: 'sunny' } // prettier-ignore
const [recorded] = [startChain().record(newer, 'ada', 2)]
const docs = {
  ticket: put(filed).doc,
  message: { id: 'm-1', ticketId: 't-1', position: 1, kind: 'note', body: 'Text', author: by, createdAt: at },
  group: groupPut('g-1', { contacts: [{ name: 'Grace', email: 'grace@example.com', phone: '' }] }).doc,
  staff: staff('ada').doc,
  settings,
  'blocklist-operation': operationPut(recorded).doc,
  'blocklist-entry': entry,
  page: page('p-1', [filed], 'queued').doc,
  flag: { id: 'f-1', ticketId: 't-1', reason: 'Why', note: '', by, createdAt: at, version: 1 },
  outage: { id: 'x-1', beganAt: at, lastAt: at, ticketIds: ['t-1'], groupIds: ['g-1'], version: 1 },
}

it.each(Object.entries(docs))(
  'takes a %s to which a newer desk adds something at every depth',
  (kind, doc) => {
    const told = doc as { id?: string }
    const change = { seq: 1, kind, id: told.id ?? 'desk', op: 'put', version: 1, doc: richer(told) }
    const read = parseChanges({ feedId: 'f', changes: [change], cursor: 'c', more: false })
    expect(read).toMatchObject({ ok: true, value: { changes: [{ kind, doc: told }] } })
  },
)

it('keeps what a newer desk says of an operation and its stamp: both are in the hash', () => {
  const read = recordedOperationSchema.parse(JSON.parse(JSON.stringify(recorded)))
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(findBreak([read], sha256)).toBeNull()
})

it('knows the rules that it set in the answer of a desk that has more of them', () => {
  const set = { suggestion: { falseAlarms: 5, days: 20 } }
  const thresholds = { ...defaultThresholds, ...set }
  const answer = richer({ ...settings, thresholds })
  expect(readSettingsResult({ kind: 'change-thresholds', set }, answer)).toMatchObject({
    value: { change: { doc: { thresholds } } },
  })
})

/** One more field in every object. */
function richer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(richer)
  if (typeof value !== 'object' || value === null) return value
  return { ...Object.fromEntries(Object.entries(value).map(([name, held]) => [name, richer(held)])), mood: 'sunny' } // prettier-ignore
}
