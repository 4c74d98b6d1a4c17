import { describe, expect, it } from 'vitest'
import { failed } from '../../../shared/ipc/result.ts'
import { failureCodes } from '../../../shared/protocol/failure-codes.ts'
import { actChoices, actWords } from '../../../renderer/features/ticket/act-words.ts'

const time = (atMs: number) => `at ${atMs}`

describe('the words for an act that has not arrived', () => {
  it('names the next try only where there was one before', () => {
    expect(actWords({ kind: 'waiting', tries: 0, nextTryAt: 5 }, time)).toBe('Waits for the connection')
    expect(actWords({ kind: 'waiting', tries: 0, nextTryAt: 5 }, time, true)).toBe(
      'Waits behind an act that needs you',
    )
    expect(actWords({ kind: 'waiting', tries: 2, nextTryAt: 5 }, time)).toContain('next try at at 5')
  })

  it('tells what the service said', () => {
    const { failure } = failed('forbidden', 'Only an admin may do that.')
    expect(actWords({ kind: 'needs-you', since: 1, failure }, time)).toBe(
      'Needs you: Only an admin may do that.',
    )
  })

  it('always lets the author of a refused act go forward or give up', () => {
    for (const code of failureCodes) {
      const choices = actChoices({ kind: 'needs-you', since: 1, failure: failed(code, 'no').failure })
      expect(choices).toHaveLength(2)
      expect(choices.at(-1)?.decision).toBe('discard')
    }
  })

  it('offers nothing for what is under way or done', () => {
    expect(actChoices({ kind: 'sending', since: 1 })).toEqual([])
    expect(actChoices({ kind: 'sent', at: 1 })).toEqual([])
  })
})
