import { describe, expect, it } from 'vitest'
import { afterOutcome, waitAfter } from '#server/mail/after-outcome'
import { accepted, sendFailed } from '#server/paging/channels/send-outcome'

const at = new Date('2026-11-29T14:03:00.000Z')
const minute = 60_000

describe('what follows from handing a mail over', () => {
  it('settles what the server took, in its words', () => {
    expect(afterOutcome(accepted('250 Taken as 7'), 3, at)).toEqual({
      mail: { state: 'accepted', words: '250 Taken as 7', at: at.toISOString() },
      wait: null,
    })
  })

  it('gives up at once where to ask again is in vain', () => {
    const { mail, wait } = afterOutcome(sendFailed('The mail server said 550 No such user', false), 1, at)
    expect([mail.state, mail.words, wait]).toEqual(['failed', 'The mail server said 550 No such user', null])
  })

  it('waits longer from try to try, and tells meanwhile what the server said', () => {
    const busy = sendFailed('The mail server said 451 Later', true)
    const steps = [1, 2, 3, 4, 5, 6].map((tries) => afterOutcome(busy, tries, at))
    expect(steps.map(({ wait }) => wait && wait / minute)).toEqual([1, 5, 15, 60, 240, 240])
    for (const { mail } of steps) expect(mail).toMatchObject({ state: 'queued', words: busy.words })
  })

  it('gives up once the tries have taken a day, and says so', () => {
    const all: number[] = []
    for (let wait = waitAfter(1); wait !== null; wait = waitAfter(all.length + 1)) all.push(wait)
    const sum = all.reduce((one, other) => one + other, 0)
    expect(sum).toBeLessThanOrEqual(24 * 60 * minute)
    expect(sum).toBeGreaterThan(20 * 60 * minute)
    const last = afterOutcome(sendFailed('The mail server said 451 Later', true), all.length + 1, at)
    expect(last.mail).toMatchObject({
      state: 'failed',
      words: 'The mail server said 451 Later It was tried for a day.',
    })
  })
})
