import { expect, it } from 'vitest'
import { connectionWords, nextTryText } from '../../../renderer/features/connection/connection-words.ts'
import type { ConnectionState, ConnectionView } from '../../../shared/ipc/views.ts'

const now = new Date(2026, 10, 23, 15, 0).getTime()
const at1402 = new Date(2026, 10, 23, 14, 2).getTime()
const failure = { code: 'service-unreachable' as const, message: 'The desk does not answer.' }

function view(state: ConnectionState, waiting = 0, needsYou = 0): ConnectionView {
  return { state, lastExchangeAt: null, waiting, needsYou }
}

it('says each state in words', () => {
  const words = (...given: Parameters<typeof view>) => connectionWords(view(...given), now).text
  expect(words({ kind: 'connecting' })).toBe('Connecting…')
  expect(words({ kind: 'online', since: now })).toBe('Online')
  expect(words({ kind: 'online', since: now }, 2)).toBe('Online, 2 acts on the way')
  expect(words({ kind: 'pulling', done: 34_120, total: 100_000 })).toBe('First sync: 34,120 of 100,000')
  expect(words({ kind: 'pulling', done: 1, total: null })).toBe('First sync: 1 change')
  expect(words({ kind: 'pulling', done: 1, total: 9, isPaused: true })).toBe('First sync, paused')
  expect(words({ kind: 'offline', since: at1402, retryAt: null, failure }, 3)).toBe(
    'Offline since 14:02, 3 acts waiting',
  )
})

it('tells a desk that asked for a pause from one that cannot be reached', () => {
  const busy = { code: 'unavailable' as const, message: 'Busy.', retryAfterMs: 40_000 }
  const state = { kind: 'offline', since: at1402, retryAt: null, failure: busy } as const
  expect(connectionWords(view(state), now).text).toBe('Desk busy since 14:02')
})

it('does not call it a first sync where a damaged copy is fetched again', () => {
  const pulling = view({ kind: 'pulling', done: 1, total: 9 })
  expect(connectionWords({ ...pulling, incomplete: 'after-damage' }, now).text).toBe(
    'Fetching everything again: 1 of 9',
  )
})

it('names what needs its author before what merely waits', () => {
  expect(connectionWords(view({ kind: 'online', since: now }, 4, 1), now).text).toBe('1 act needs you')
  const offline = view({ kind: 'offline', since: at1402, retryAt: null, failure }, 4, 2)
  expect(connectionWords(offline, now)).toMatchObject({
    tone: 'needs-you',
    text: 'Offline since 14:02, 2 acts need you',
  })
})

it('tells a screen reader the state but not the counters that tick', () => {
  const first = connectionWords(view({ kind: 'pulling', done: 10, total: 100 }), now)
  const later = connectionWords(view({ kind: 'pulling', done: 90, total: 100 }), now)
  expect(first.text).not.toBe(later.text)
  expect(first.spoken).toBe(later.spoken)
})

it('never shows more progress than there is', () => {
  expect(connectionWords(view({ kind: 'pulling', done: 150, total: 100 }), now).progress).toBe(1)
  expect(connectionWords(view({ kind: 'pulling', done: 0, total: 0 }), now).progress).toBeNull()
})

it('counts down to the next try and never below now', () => {
  expect(nextTryText(null, now)).toBeNull()
  expect(nextTryText(now + 11_400, now)).toBe('Next try in 12 s')
  expect(nextTryText(now + 180_000, now)).toBe('Next try in 3 min')
  expect(nextTryText(now - 5_000, now)).toBe('Trying now')
})

it('says what a person has to mend, where waiting for the line would be in vain', () => {
  const words = (code: 'disk-full' | 'service-newer' | 'service-unreachable') =>
    connectionWords(
      view({ kind: 'offline', since: at1402, retryAt: null, failure: { code, message: 'No.' } }),
      now,
    )
  expect(words('disk-full')).toMatchObject({ tone: 'needs-you', text: 'Disk full' })
  expect(words('service-newer').text).toBe('Console too old')
  expect(words('service-unreachable').text).toBe('Offline since 14:02')
})

it('tells a first sync from reading everything again', () => {
  const again = connectionWords(view({ kind: 'pulling', done: 5, total: 10, again: true }), now)
  expect(again.text).toBe('Reading everything again: 5 of 10')
})
