import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { wakingBy, type Standing } from '#shared/rules/wakes-people'

const standing = fc.record({ urgency: fc.constantFrom(...urgencies), status: fc.constantFrom(...statuses) })

describe('what wakes people', () => {
  it('is a mission-critical ticket in hand that was not there, was less urgent, or was done, and nothing else', () => {
    fc.assert(
      fc.property(fc.option(standing), standing, (before, after) => {
        const isDone = ({ status }: Standing) => status === 'resolved' || status === 'closed'
        const isCritical = ({ urgency }: Standing) => urgency === 'mission-critical'
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
        expect(wakingBy(before, after)).toBe(expected)
      }),
    )
  })

  it('is not a step that changes nothing', () => {
    fc.assert(
      fc.property(standing, (one) => {
        expect(wakingBy(one, one)).toBeNull()
      }),
    )
  })
})
