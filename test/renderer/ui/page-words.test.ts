import { describe, expect, it } from 'vitest'
import {
  clockText,
  liveWords,
  nextRoundWords,
  pageStateWords,
  reachWords,
} from '../../../renderer/ui/page-words.ts'
import { pageStates } from '../../../shared/protocol/page.ts'
import { fakePage } from '../../support/fake-triage.ts'

const now = Date.UTC(2026, 10, 23, 9)
const held = { name: 'Bo', how: 'console', isMe: false } as const

describe('a page in words', () => {
  it.each([...pageStates, null])(
    'says of one that is %s never that it was “sent”, nor that somebody was woken',
    (state) => {
      const page = fakePage(1, {
        state,
        notifiedAt: now - 60_000,
        holder: state === 'acknowledged' ? held : null,
      })
      for (const words of [pageStateWords(page), liveWords(page, now, false, reachWords(page))]) {
        expect(words).not.toMatch(/\bsent\b/)
        expect(words).not.toMatch(/^woken/)
      }
    },
  )

  it('counts down to the next round, and says what keeps one from coming that somebody has', () => {
    const page = fakePage(1, { state: 'notified', nextRoundAt: now + 80_000 })
    expect(nextRoundWords(page, now, false)).toBe('goes round again in 1:20')
    expect(nextRoundWords(page, now + 80_000, false)).toBe('goes round again now')
    expect(nextRoundWords({ ...page, state: 'acknowledged' }, now, false)).toBe(
      'goes round again in 1:20 unless something is done',
    )
    expect(nextRoundWords(page, now, true)).toBe('may go round again')
    expect(nextRoundWords({ ...page, state: 'resolved' }, now, false)).toBe('')
    expect(nextRoundWords({ ...page, nextRoundAt: null }, now, false)).toBe('')
  })

  it('says of a gateway only that it took messages', () => {
    expect(reachWords({ people: 0, reached: 0 })).toBe('no message to anybody yet')
    expect(reachWords({ people: 1, reached: 1 })).toBe('a gateway took it for 1 of 1 person')
    expect(reachWords({ people: 1300, reached: 1299 })).toBe('a gateway took it for 1,299 of 1,300 people')
  })
})

it.each([
  [0, '0:00'],
  [-5, '0:00'],
  [1, '0:01'],
  [80_000, '1:20'],
  [3_599_001, '1:00:00'],
  [3_725_000, '1:02:05'],
])('writes %d ms as %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})
