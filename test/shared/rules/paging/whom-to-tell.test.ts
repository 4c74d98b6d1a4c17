import fc from 'fast-check'
import { expect, it } from 'vitest'
import { methodIdSchema, responderIdSchema } from '#shared/protocol/common'
import { deliveryStates, type DeliveryPurpose } from '#shared/protocol/delivery'
import { alarmsToTell, whomToTell, type Sent } from '#shared/rules/paging/whom-to-tell'

const people = ['ann', 'bob', 'cem'].map((name) => responderIdSchema.parse(name))
const channels = ['snpp', 'smtp', 'pagerduty'] as const
const purposes = ['wake', 'tell', 'end'] as const
const sent = fc
  .record({
    purpose: fc.constantFrom(...purposes),
    responderId: fc.constantFrom(...people),
    channel: fc.constantFrom(...channels),
    state: fc.constantFrom(...deliveryStates),
  })
  .map((one): Sent => ({ ...one, methodId: methodIdSchema.parse(`${one.responderId}-${one.channel}`) }))
const history = fc.array(sent, { maxLength: 25 })
const isWoken = ({ purpose, state }: Sent) => purpose === 'wake' && state !== 'queued' && state !== 'failed'
const wayOf = ({ methodId }: Pick<Sent, 'methodId'>) => methodId

it('tells each person once at most, and exactly those who were woken after they were last told', () => {
  fc.assert(
    fc.property(history, fc.constantFrom(null, ...people), (all, holder) => {
      const told = whomToTell(all, holder).map(({ responderId }) => responderId)
      expect(new Set(told).size).toBe(told.length)
      for (const person of people) {
        const theirs = all.filter((one) => one.responderId === person && one.channel !== 'pagerduty')
        const isUntold = theirs.findLastIndex(isWoken) > theirs.findLastIndex(({ purpose }) => purpose === 'tell') // prettier-ignore
        expect(told.includes(person)).toBe(isUntold && person !== holder)
      }
    }),
  )
})

it('has nobody left to tell once they were told, and nothing left to end once it was ended', () => {
  fc.assert(
    fc.property(history, (all) => {
      const follow = (purpose: DeliveryPurpose, to: readonly { responderId: string; methodId: string }[]) => [
        ...all,
        ...to.map(({ methodId }): Sent => {
          const wake = all.find((one) => one.methodId === methodId)
          if (wake === undefined) throw new Error('Told by a method that woke nobody.')
          return { ...wake, purpose, state: 'queued' }
        }),
      ]
      expect(whomToTell(follow('tell', whomToTell(all, null)), null)).toEqual([])
      for (const purpose of ['tell', 'end'] as const)
        expect(alarmsToTell(follow(purpose, alarmsToTell(all, purpose)), purpose)).toEqual([])
    }),
  )
})

it('tells by a method that has woken them, the one that came closest to them', () => {
  const wake = (channel: Sent['channel'], state: Sent['state']): Sent => ({
    purpose: 'wake',
    responderId: responderIdSchema.parse('ann'),
    methodId: methodIdSchema.parse(`ann-${channel}`),
    channel,
    state,
  })
  const by = (...all: Sent[]) => whomToTell(all, null).map(wayOf)
  expect(by(wake('snpp', 'read'), wake('smtp', 'accepted'))).toEqual(['ann-snpp'])
  expect(by(wake('snpp', 'accepted'), wake('smtp', 'accepted'))).toEqual(['ann-smtp'])
  expect(by(wake('snpp', 'failed'), wake('smtp', 'queued'))).toEqual([])
  expect(by(wake('pagerduty', 'accepted'))).toEqual([])
  expect(alarmsToTell([wake('pagerduty', 'accepted')], 'tell').map(wayOf)).toEqual(['ann-pagerduty'])
})
