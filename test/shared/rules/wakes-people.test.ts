import { describe, expect, it } from 'vitest'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { wakingBy, type Standing } from '#shared/rules/wakes-people'

/** All there are: random ones would pass by the few that matter. */
const standings: readonly Standing[] = urgencies.flatMap((urgency) =>
  statuses.map((status) => ({ urgency, status })),
)

describe('what wakes people', () => {
  it('is a mission-critical ticket in hand that was not there, was less urgent, or was done, and nothing else', () => {
    const isDone = ({ status }: Standing) => status === 'resolved' || status === 'closed'
    const isCritical = ({ urgency }: Standing) => urgency === 'mission-critical'
    for (const after of standings)
      for (const before of [null, ...standings]) {
        const expected =
          !isCritical(after) || isDone(after)
            ? null
            : before === null
              ? 'filed'
              : !isCritical(before)
                ? 'raised'
                : isDone(before)
                  ? 'reopened'
                  : null
        expect(wakingBy(before, after), JSON.stringify({ before, after })).toBe(expected)
      }
  })

  it('is not a step that changes nothing', () => {
    for (const one of standings) expect(wakingBy(one, one)).toBeNull()
  })
})
