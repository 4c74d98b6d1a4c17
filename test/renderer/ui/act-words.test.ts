import { describe, expect, it } from 'vitest'
import { failed } from '#shared/ipc/result'
import type { ActState } from '#shared/ipc/act'
import { failureCodes } from '#shared/protocol/failure-codes'
import { actChoices } from '../../../renderer/ui/act-choices.ts'
import { actWords, countdownText, waitPhase } from '../../../renderer/ui/act-words.ts'

const now = 1_000_000
const online = { isAway: false, behind: null }
const away = { isAway: true, behind: null }
const waiting: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }
const undoable: ActState = { ...waiting, undoUntil: now + 7_400 }
const backingOff: ActState = { kind: 'waiting', tries: 2, nextTryAt: now + 12_000 }
const refused = (code: (typeof failureCodes)[number]): ActState => ({
  kind: 'needs-you',
  since: 1,
  failure: failed(code, 'The desk says no.').failure,
})

describe('the words for an act that has not arrived', () => {
  it('count down to its leaving and to its next try', () => {
    expect(actWords(undoable, now, online)).toBe('Sends in 8 s')
    expect(actWords(backingOff, now, online)).toBe('Next try in 12 s, tried 2 times')
    expect(actWords(backingOff, now + 20_000, online)).toBe('About to be sent')
    expect(countdownText(180_000)).toBe('3 min')
  })

  it('do not count down to something that will not happen without a line', () => {
    expect(actWords(undoable, now, away)).toBe('Waits for the desk')
    expect(actWords(backingOff, now, away)).toBe('Waits for the desk, tried 2 times')
  })

  it('count down to the next look at the line, and name a pause that the desk asked for', () => {
    const look = { at: now + 3_000, isAskedFor: false }
    expect(actWords(waiting, now, { ...away, nextLook: look })).toBe('Waits for the desk, next try in 3 s')
    expect(actWords(backingOff, now + 3_000, { ...away, nextLook: look })).toBe(
      'Waits for the desk, trying now, tried 2 times',
    )
    const pause = { at: now + 40_000, isAskedFor: true }
    expect(actWords(waiting, now, { ...away, nextLook: pause })).toBe(
      'The desk asked for a pause, next try in 40 s',
    )
  })

  it('say so when the desk takes its time to answer', () => {
    const sending: ActState = { kind: 'sending', since: now }
    expect(actWords(sending, now + 4_000, online)).toBe('Sending…')
    expect(actWords(sending, now + 14_000, online)).toBe('Sending for 14 s: the desk has not answered yet')
  })

  it('name what it stands behind', () => {
    const behind = { title: 'Reply to #5123', needsYou: false }
    expect(actWords(waiting, now, { isAway: false, behind })).toBe('Behind “Reply to #5123”')
    expect(actWords(waiting, now, { isAway: true, behind })).toBe(
      'Waits for the desk, behind “Reply to #5123”',
    )
    const nextLook = { at: now + 3_000, isAskedFor: false }
    expect(actWords(waiting, now, { isAway: true, behind, nextLook })).toBe(
      'Waits for the desk, behind “Reply to #5123”',
    )
    expect(actWords(waiting, now, { isAway: true, behind: { ...behind, needsYou: true } })).toBe(
      'Behind “Reply to #5123”, which needs you',
    )
  })

  it('are the service’s own where it refused, and always the same where people would be woken', () => {
    expect(actWords(refused('forbidden'), now, online)).toBe('The desk says no.')
    expect(actWords(refused('act-expired'), now, online)).toContain('would wake people now')
    expect(actWords(refused('act-forgotten'), now, online)).toContain('would wake people now')
  })
})

describe('the choices of its author', () => {
  const choices = (
    state: ActState,
    more: { wakes?: boolean; hasText?: boolean; isInConflict?: boolean } = {},
  ) =>
    actChoices({
      state,
      phase: waitPhase(state, now),
      wakes: false,
      hasText: true,
      isInConflict: false,
      ...more,
    }).map(({ name }) => name)

  it('are one press while a reply can be taken back, and edit or discard after that', () => {
    expect(choices(undoable)).toEqual(['Undo'])
    expect(choices(waiting)).toEqual(['Edit', 'Discard'])
    expect(choices(waiting, { hasText: false })).toEqual(['Discard'])
    expect(choices(backingOff)).toEqual(['Try now', 'Edit', 'Discard'])
  })

  it('always lead forward or to giving up, whatever the refusal', () => {
    for (const code of failureCodes) {
      const names = choices(refused(code), { hasText: false })
      // How a page stands the desk has said: it would only say it again.
      expect(names).toHaveLength(code === 'page-taken' || code === 'page-state' ? 1 : 2)
      expect(names.at(-1)).toBe('Discard')
    }
  })

  it('let the author of an acknowledgement that waited say that they still have the page', () => {
    expect(choices(refused('acknowledgement-waited'), { hasText: false })).toEqual([
      'I still have it: send',
      'Discard',
    ])
  })

  it('put editing first where the same again would be refused again', () => {
    expect(choices(refused('invalid-request'))).toEqual(['Edit', 'Retry', 'Discard'])
    expect(choices(refused('unseen-messages'))).toEqual(['Send anyway', 'Edit', 'Discard'])
  })

  it('ask once more before people are woken, by whatever way the act came to need its author', () => {
    for (const [state, wakes] of [
      [refused('act-expired'), false],
      [refused('act-forgotten'), false],
      [refused('forbidden'), true],
    ] as const) {
      const [forward] = actChoices({ state, phase: 'due', wakes, hasText: false, isInConflict: false })
      expect(forward).toEqual({ decision: 'retry', name: 'Send now, it wakes people', wakes: true })
    }
  })

  it('leave a conflict to its table, and offer nothing for what is under way or done', () => {
    expect(choices(refused('version-conflict'), { isInConflict: true, hasText: false })).toEqual(['Discard'])
    expect(choices({ kind: 'sending', since: 1 })).toEqual([])
    expect(choices({ kind: 'sent', at: 1 })).toEqual([])
  })
})
