import { describe, expect, it } from 'vitest'
import { dueLook, dueSentence } from '../../../renderer/ui/due-words.ts'
import { clockLook, clockTitle, clockWords } from '../../../renderer/features/ticket/clock-words.ts'
import type { DueNext } from '../../../shared/rules/service-levels/due-next.ts'

const minute = 60_000
const now = new Date(2026, 10, 30, 12, 0).getTime()
const due = (inMinutes: number, warnInMinutes = inMinutes - 30): DueNext => {
  return { kind: 'due', clock: 'first-answer', at: now + inMinutes * minute, warnAt: now + warnInMinutes * minute } // prettier-ignore
}
const said = (one: DueNext | null) => dueSentence(dueLook(now, one), one)

describe('what is due next', () => {
  it('says by words, and not by its look alone, how near it is', () => {
    expect(dueLook(now, due(200))).toEqual({ state: 'ample', words: 'in 3 h' })
    expect(dueLook(now, due(20))).toEqual({ state: 'soon', words: 'in 20 min' })
    expect(dueLook(now, due(-125))).toEqual({ state: 'late', words: '2 h late' })
    expect(dueLook(now, due(0))).toEqual({ state: 'soon', words: 'in 1 min' })
    expect(dueLook(now, { kind: 'paused' })).toEqual({ state: 'paused', words: 'Paused' })
    expect(dueLook(now, null)).toEqual({ state: 'none', words: '' })
  })

  it('is read out in a sentence', () => {
    expect(said(due(200))).toBe('First answer due in 3 h')
    expect(said(due(20))).toBe('First answer due soon, in 20 min')
    expect(said(due(-125))).toBe('First answer is 2 h late')
    expect(said({ kind: 'paused' })).toBe('Paused: waits for the customer')
    expect(said(null)).toBe('Nothing due')
  })
})

describe('the clocks of a ticket', () => {
  const promised = { firstAnswer: 60, solution: 600, hours: null, timeZone: 'UTC' }
  const running = (inMinutes: number) =>
    ({ kind: 'running', dueAt: now + inMinutes * minute, warnAt: now + (inMinutes - 30) * minute }) as const

  it('say how long and until when exactly', () => {
    expect(clockWords(now, 'solution', running(200))).toBe('Solution in 3 h, 15:20')
    expect(clockWords(now, 'solution', running(20))).toBe('Solution due soon, in 20 min, 12:20')
    expect(clockWords(now, 'first-answer', running(-20))).toBe('First answer 20 min late, was due 11:40')
    expect(clockWords(now, 'solution', { kind: 'paused', left: 90 * minute })).toBe('Solution paused with 1 h 30 min left') // prettier-ignore
    expect(clockWords(now, 'first-answer', { kind: 'met', at: now })).toBe('Answered in time, 12:00')
    expect(clockWords(now, 'solution', { kind: 'missed', dueAt: now, at: now + 90 * minute })).toBe('Resolved 1 h late') // prettier-ignore
    expect(clockLook(now, running(-1))).toBe('late')
  })

  it('name the promise and the instant in full on a second look', () => {
    const title = clockTitle('first-answer', running(20), promised)
    expect(title).toContain('12:20')
    expect(title).toContain('Promised within 1 h. Day and night.')
  })
})
