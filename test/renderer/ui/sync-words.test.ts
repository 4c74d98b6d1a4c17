import { expect, it } from 'vitest'
import { syncWords } from '../../../renderer/ui/sync-words.ts'
import type { ConnectionState, ConnectionView } from '../../../shared/ipc/views.ts'

const now = 1_000_000
const failure = { code: 'service-unreachable' as const, message: 'The desk cannot be reached.' }
const offline: ConnectionState = { kind: 'offline', since: 1, retryAt: null, failure }

function words(state: ConnectionState, incomplete?: ConnectionView['incomplete']): string | null {
  const view = { state, lastExchangeAt: null, waiting: 0, needsYou: 0 }
  return syncWords(incomplete === undefined ? view : { ...view, incomplete }, now)
}

it('says nothing where all of the desk is here', () => {
  expect(words(offline)).toBeNull()
  expect(words({ kind: 'online', since: 1 })).toBeNull()
  expect(words({ kind: 'pulling', done: 5, total: 9 })).toBeNull()
})

it('says of a damaged copy that it is pulled again, how far that is, and that unsent work is safe', () => {
  expect(words(offline, 'after-damage')).toBe(
    'The copy of the desk on this machine was damaged and is pulled again as soon as the desk can be reached. What you did and have not sent is safe: see the outbox.',
  )
  expect(words({ kind: 'pulling', done: 12_400, total: 100_000 }, 'after-damage')).toContain(
    'is pulled again: 12,400 of 100,000 changes.',
  )
})

it('says of a first sync that not all is here, with or without a line', () => {
  expect(words(offline, 'first-sync')).toBe(
    'Not all tickets of the desk are here yet. They are fetched as soon as it can be reached.',
  )
  expect(words({ kind: 'connecting' }, 'first-sync')).toContain('for the first time.')
})

it('tells pace and remaining time once there is something to tell them from', () => {
  const pulling = { kind: 'pulling', done: 12_000, total: 100_000 } as const
  const at = (ms: number) => words({ ...pulling, since: { at: now - ms, done: 2_000 } }, 'first-sync')
  expect(at(5_000)).toContain('12,000 of 100,000 changes, 2,000 a second, 44 s left.')
  expect(at(500)).toContain('12,000 of 100,000 changes.')
  expect(words({ ...pulling, total: null, since: { at: now - 5_000, done: 2_000 } }, 'first-sync')).toContain(
    '12,000 changes, 2,000 a second.',
  )
})

it('says that it waits, and no pace', () => {
  const paused = { kind: 'pulling', done: 12_000, total: 100_000, isPaused: true } as const
  expect(words({ ...paused, since: { at: now - 5_000, done: 2_000 } }, 'first-sync')).toContain(
    '12,000 of 100,000 changes, paused.',
  )
})

it('says while everything is read again that what is shown may be older', () => {
  expect(words({ kind: 'pulling', done: 1, total: 9, again: true })).toContain('may be older: 1 of 9 changes')
})
