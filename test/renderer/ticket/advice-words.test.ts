import { describe, expect, it } from 'vitest'
import { adviceWords } from '../../../renderer/features/ticket/advice-words.ts'

describe('what the customer answered to the advising questions', () => {
  it('is silent where nothing was answered', () => {
    expect(adviceWords({ workedBefore: null, everythingDown: null })).toBeNull()
  })

  it('tells each answer in one sentence', () => {
    expect(adviceWords({ workedBefore: false, everythingDown: true })).toBe(
      'The customer says: it never worked before, everything is down.',
    )
  })
})
