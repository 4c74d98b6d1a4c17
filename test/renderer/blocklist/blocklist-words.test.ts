import { expect, it } from 'vitest'
import { actWords } from '../../../renderer/features/blocklist/act-words.ts'
import { endWords, enforcementWords, factWords, hitWords, markWords, standingWords } from '../../../renderer/features/blocklist/blocklist-words.ts' // prettier-ignore
import { chainWords } from '../../../renderer/features/blocklist/chain-words.ts'
import { previewWords } from '../../../renderer/features/blocklist/preview-words.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import type { Enforcement } from '../../../shared/ipc/blocklist-views.ts'
import { failed } from '../../../shared/ipc/result.ts'
import { fakeBlocklistRow, fakeEntry, fakeOperation } from '../../support/fake-blocklist.ts'
import { fakeRecordTicket } from '../../support/fake-record.ts'

/* Made of local parts: the words are of the workstation's own clock, wherever the test runs. */
const now = new Date(2026, 10, 23, 15, 0).getTime()
const at = new Date(2026, 10, 23, 14, 2).getTime()
const actId = actIdSchema.parse('act-1')
const noRecord = { missionCritical: 0, justified: 0, falseAlarms: 0, lastFalseAt: null }
const onlyHere: Enforcement = { kind: 'only-here', actId }

it('never says that something is enforced which the desk does not enforce', () => {
  expect(enforcementWords(onlyHere, 'in-force', now)).toBe('only here')
  expect(enforcementWords({ kind: 'sent', actId }, 'in-force', now)).toBe('sent')
  expect(enforcementWords({ kind: 'enforced', at }, 'in-force', now)).toBe('enforced since 14:02')
  expect(enforcementWords({ kind: 'enforced', at }, 'lifted', now)).toBe('at the desk since 14:02')
  const { failure } = failed('forbidden', 'Only an administrator changes the blocklist.')
  expect(enforcementWords({ kind: 'refused', actId, failure }, 'in-force', now)).toBe(
    'refused: Only an administrator changes the blocklist.',
  )
})

it('says when a block ends, or is looked at again', () => {
  const entry = { from: at, until: at, reviewAt: null }
  expect(endWords({ ...entry, state: 'in-force' }, now)).toBe('until 14:02')
  expect(endWords({ ...entry, state: 'planned' }, now)).toBe('from 14:02')
  expect(endWords({ ...entry, state: 'ended' }, now)).toBe('ended 14:02')
  expect(endWords({ ...entry, state: 'lifted' }, now)).toBe('lifted')
  expect(endWords({ ...entry, state: 'in-force', until: null, reviewAt: at }, now)).toBe(
    'no end, review 14:02',
  )
})

it('counts withheld pages and names what is to be looked at', () => {
  expect([0, 1, 7000].map(hitWords)).toEqual(['withheld no page', 'withheld 1 page', 'withheld 7,000 pages'])
  expect(markWords(fakeBlocklistRow(1))).toEqual([])
  expect(
    markWords(fakeBlocklistRow(1, { disputes: 2, endsSoon: true, isNeverHit: true, hasAuthorLeft: true })),
  ).toEqual(['2 to review', 'ends soon', 'never hit', 'author has left'])
})

it('tells what matters most of a row first, and not twice that nothing was withheld', () => {
  expect(factWords(fakeBlocklistRow(1))).toBe(
    'withheld 7 pages · 14 critical, 3 justified, 9 false · by Rosa Lindqvist',
  )
  expect(factWords(fakeBlocklistRow(1, { hits: 0, isNeverHit: true, record: noRecord }))).toBe(
    'by Rosa Lindqvist',
  )
})

it('tells what the desk does now, whatever waits here', () => {
  const block = fakeOperation(1)
  const entry = fakeEntry(block)
  const enforced = { entries: [entry], operations: [block] }
  expect(standingWords(enforced).isBlocked).toBe(true)

  const extended = { entries: [{ ...entry, enforcement: onlyHere }], operations: [block] }
  expect(standingWords(extended)).toEqual(standingWords(enforced))

  const lift = fakeOperation(2, { act: 'lift', targets: [block.id], enforcement: onlyHere, order: null })
  const liftedHere = { entries: [{ ...entry, state: 'lifted' as const }], operations: [lift, block] }
  expect(standingWords(liftedHere).words).toContain('lifted only on this workstation')
  expect(standingWords(liftedHere).isBlocked).toBe(true)

  const liftAtDesk = { ...lift, enforcement: block.enforcement }
  expect(standingWords({ ...liftedHere, operations: [liftAtDesk, block] }).words).toContain('not blocked')

  const ownBlock = { ...block, enforcement: onlyHere, order: null }
  const blockedHere = { entries: [{ ...entry, enforcement: onlyHere }], operations: [ownBlock] }
  expect(standingWords(blockedHere).words).toContain('still wakes people')
  expect(standingWords(blockedHere).isBlocked).toBe(false)
  expect(standingWords({ entries: [], operations: [] }).isBlocked).toBe(false)
})

it('says what was done', () => {
  expect(actWords({ act: 'block', until: at }, now)).toBe('blocked until 14:02')
  expect(actWords({ act: 'block', until: null }, now)).toBe('blocked without an end')
  expect(actWords({ act: 'extend', until: at }, now)).toBe('extended, until 14:02')
  expect(actWords({ act: 'edit-reason', until: undefined }, now)).toBe('changed the reason')
})

it('says what walking the chain found, and where it is broken', () => {
  const head = { order: 3, hash: 'abc' }
  expect(chainWords({ kind: 'holds', operations: 3, head })).toContain('holds: 3 operations')
  expect(chainWords({ kind: 'broken', operations: 3, head, order: 2, what: 'gap' })).toContain(
    'broken at operation 2 of 3 operations: an operation is missing there',
  )
  expect(chainWords({ kind: 'rewritten', operations: 3, head, seen: { order: 7, hash: 'x' } })).toContain(
    'operation 7 had another hash',
  )
  expect(chainWords({ kind: 'empty', operations: 0, head: null })).toContain('nothing to verify')
})

it('says what a block would have meant, and names what was justified', () => {
  const tickets = [1, 2, 3, 4, 5, 6, 7].map((place) => fakeRecordTicket(place, { verdict: 'justified' }))
  const preview = { days: 90, withheld: tickets, justified: tickets.slice(0, 1) }
  expect(previewWords(preview)).toBe(
    'A block would have withheld 7 pages in 90 days, 1 of them judged justified (#5001).',
  )
  expect(previewWords({ ...preview, justified: tickets })).toContain('#5005, …)')
  expect(previewWords({ ...preview, withheld: [], justified: [] })).toBe(
    'A block would have withheld no page in 90 days.',
  )
})
