import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoreHandlers } from '#main/ipc/core-handlers'
import { answerControl } from '#main/ipc/core-door'
import { createCoreSessions, explain } from '#main/ipc/core-sessions'
import { createRouter } from '#main/ipc/router'
import { callNames, calls } from '#shared/ipc/calls'

const outlet = { event: () => undefined, session: () => undefined }
const sessions = createCoreSessions('1', outlet, {
  checkFile: () => Promise.resolve(true),
  foldJournal: () => Promise.resolve(),
})
const handlers = createCoreHandlers(sessions)
const router = createRouter('core', handlers, explain)

describe('the door of the core', () => {
  it('answers whatever comes with a failure, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...callNames), fc.anything(), async (name, request) => {
        const answer = await router({ kind: 'call', id: 7, name, request })
        expect(answer).toMatchObject({ kind: 'answer', id: 7, result: { ok: false } })
      }),
    )
    await fc.assert(fc.asyncProperty(fc.anything(), async (message) => void (await router(message))))
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (request) => {
        const answer = await answerControl(sessions.control, { kind: 'control', id: 1, request })
        expect(answer).toMatchObject({ id: 1, result: { ok: false, failure: { code: 'bad-call' } } })
      }),
    )
  })

  it('does not answer for another room', async () => {
    const answer = await router({ kind: 'call', id: 1, name: 'preferences.read', request: undefined })
    expect(answer).toMatchObject({ result: { ok: false, failure: { code: 'bad-call' } } })
  })

  it('answers a malformed call that carries an id, so that nobody waits for ever', async () => {
    expect(await router({ kind: 'call', id: 3, name: '__proto__', request: {} })).toMatchObject({
      id: 3,
      result: { ok: false },
    })
    expect(await router({ kind: 'event' })).toBeNull()
  })

  it('turns what a handler throws into words', async () => {
    const full = Object.assign(new Error('secret path'), { errcode: 13 })
    const thrower = createRouter('core', { ...handlers, 'staff.list': () => { throw full } }, explain) // prettier-ignore
    const answer = await thrower({ kind: 'call', id: 1, name: 'staff.list', request: undefined })
    expect(answer).toMatchObject({ result: { ok: false, failure: { code: 'disk-full' } } })
    expect(JSON.stringify(answer)).not.toContain('secret path')
  })

  it('tells whoever is not signed in so, for every call of the core', async () => {
    const asked = callNames.filter(
      (name) => calls[name].room === 'core' && calls[name].request.safeParse(undefined).success,
    )
    expect(asked.length).toBeGreaterThan(3)
    for (const name of asked)
      expect(await router({ kind: 'call', id: 1, name, request: undefined })).toMatchObject({
        result: { failure: { code: 'not-signed-in' } },
      })
  })
})
