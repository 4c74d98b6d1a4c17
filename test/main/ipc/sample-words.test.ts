import { expect, it } from 'vitest'
import { withSampleWords } from '#main/ipc/sample-words'

const lost = { code: 'service-unreachable' as const, message: 'No connection.' }
const ending = { code: 'sample-failed' as const, message: 'It keeps ending.' }
const view = (state: object) => ({ state, lastExchangeAt: 5, waiting: 1, needsYou: 0 })

it('gives its own words to a connection that is lost because the sample is not started any more', () => {
  const offline = { kind: 'offline', since: 3, retryAt: null, failure: lost }
  expect(withSampleWords(view(offline), ending)).toEqual(view({ ...offline, failure: ending }))
})

it('leaves every other connection as it is', () => {
  const online = view({ kind: 'online', since: 3 })
  expect(withSampleWords(online, ending)).toBe(online)
  const offline = view({ kind: 'offline', since: 3, retryAt: null, failure: lost })
  expect(withSampleWords(offline, null)).toBe(offline)
})
