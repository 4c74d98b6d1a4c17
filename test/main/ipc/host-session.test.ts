import { expect, it } from 'vitest'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { memoryFile, personAt, sessionUnderTest } from '../../support/session-parts.ts'

const desk = 'https://desk.example'
const connecting = { serviceUrl: desk, token: 'secret-token' }

it('begins signed out', async () => {
  const { session } = sessionUnderTest()
  await session.resume()
  expect(session.view()).toEqual({ kind: 'signed-out', lastServiceUrl: null })
})

it('keeps the token of a desk that welcomed it, and starts the core', async () => {
  const host = sessionUnderTest()
  expect(await host.session.connect(connecting)).toMatchObject({ ok: true, value: { kind: 'signed-in' } })
  expect(host.kept()).toBe('secret-token')
  expect(host.asked.at(-1)).toMatchObject({ do: 'start', profile: '/profile', token: 'secret-token' })
  expect(JSON.stringify(host.memory.session())).not.toContain('secret-token')
})

it('goes on without asking the service after a restart', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  const next = host.again()
  await next.session.resume()
  expect(next.session.view()).toEqual({ kind: 'signed-in', person: personAt(desk) })
  expect(next.asked.map((request) => request.do)).toEqual(['start'])
})

it('shows a screen that opens with the console who is signed in, and not the sign-in before that is known', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  const next = host.again()
  expect(await next.session.read()).toMatchObject({ kind: 'signed-out' })
  const resumed = next.session.resume()
  await Promise.resolve()
  expect(await next.session.read()).toEqual({ kind: 'signed-in', person: personAt(desk) })
  await resumed
})

it('shows a screen that opens with the console at once that a sample is starting', async () => {
  const host = sessionUnderTest()
  const started = host.session.sample()
  await Promise.resolve()
  expect(await host.session.read()).toEqual({ kind: 'starting-sample' })
  await started
})

it('keeps nothing of a desk that refused', async () => {
  const host = sessionUnderTest()
  host.refuse('connect', 'unauthenticated')
  expect(await host.session.connect(connecting)).toMatchObject({ failure: { code: 'unauthenticated' } })
  expect(host.kept()).toBeNull()
  expect(host.session.view().kind).toBe('signed-out')
})

it('asks before a token rests in plain text, and before an invitation is spent', async () => {
  const host = sessionUnderTest({ keychain: false })
  const plain = { ok: false, failure: { code: 'token-storage-plain' } }
  expect(await host.session.connect(connecting)).toMatchObject(plain)
  expect(await host.session.accept({ invitation: 'https://a.example/i/x' })).toMatchObject(plain)
  expect(host.asked).toEqual([])
  const agreed = await host.session.accept({ invitation: 'https://a.example/i/x', plainTokenAccepted: true })
  expect(agreed).toMatchObject({ ok: true })
  expect(host.kept()).toBe('own')
})

it('forgets the token and not the address when a person leaves', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  await host.session.leave()
  expect(host.kept()).toBeNull()
  expect(host.asked.at(-1)).toEqual({ do: 'leave' })
  const next = host.again()
  await next.session.resume()
  expect(next.session.view()).toEqual({ kind: 'signed-out', lastServiceUrl: desk })
})

it('runs the sample in a profile of its own, under one name, and keeps no token of it', async () => {
  const host = sessionUnderTest()
  await host.session.sample()
  expect(host.shown.map((view) => view.kind)).toEqual(['starting-sample', 'signed-in'])
  expect(host.asked.at(-1)).toMatchObject({ do: 'start', profile: '/profile/sample', deskKey: 'sample' })
  expect(host.kept()).toBeNull()
})

it('returns from the sample to the desk of before', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  await host.session.sample()
  expect(await host.session.leave()).toMatchObject({ value: { kind: 'signed-in', person: personAt(desk) } })
  expect(host.sampleRuns()).toBe(false)
  expect(host.kept()).toBe('secret-token')
})

it("treats somebody else's sample desk as a desk: kept, and left for good", async () => {
  const host = sessionUnderTest()
  await host.session.connect({ serviceUrl: 'https://sample.example', token: 'theirs' })
  expect(host.asked.at(-1)).toMatchObject({ do: 'start', profile: '/profile' })
  expect(host.asked.at(-1)).not.toHaveProperty('deskKey')
  expect(host.kept()).toBe('theirs')
  await host.session.leave()
  expect(host.session.view().kind).toBe('signed-out')
})

it('says on the sign-in screen why the sample did not start, and starts it once that is over', async () => {
  const host = sessionUnderTest()
  host.refuse('connect', 'service-timeout')
  expect(await host.session.sample()).toMatchObject({ ok: false })
  const failure = { code: 'service-timeout', message: 'refused' }
  expect(host.session.view()).toEqual({ kind: 'signed-out', lastServiceUrl: null, failure })
  host.refuse(null)
  expect(await host.session.retry()).toMatchObject({ value: { kind: 'signed-in' } })
  expect(host.sampleRuns()).toBe(true)
})

it.each(['profile-in-use', 'file-newer', 'disk-full'] as const)(
  'says on the sign-in screen that a desk could not be opened (%s), and opens it once that is over',
  async (code) => {
    const host = sessionUnderTest()
    await host.session.connect(connecting)
    const next = host.again()
    next.refuse('start', code)
    await next.session.resume()
    const failure = { code, message: 'refused' }
    expect(next.session.view()).toEqual({ kind: 'signed-out', lastServiceUrl: desk, failure })
    await next.session.retry()
    expect(next.session.view()).toMatchObject({ kind: 'signed-out', failure })
    next.refuse(null)
    await next.session.retry()
    expect(next.session.view()).toEqual({ kind: 'signed-in', person: personAt(desk) })
    expect(next.kept()).toBe('secret-token')
  },
)

it('puts the disk in words where a desk named at the start cannot be remembered', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const session = {
    ...memoryFile(),
    write: () => {
      throw full
    },
  }
  const host = sessionUnderTest({}, { session, preferences: memoryFile(), token: { kept: null } })
  expect(await host.session.enter(desk, 'secret-token')).toMatchObject({ failure: { code: 'disk-full' } })
  expect(host.session.view()).toMatchObject({ kind: 'signed-out', failure: { code: 'disk-full' } })
})

it('asks anew when the files do not open after the core has started anew', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  host.refuse('start', 'file-newer')
  await host.session.reopen()
  expect(host.session.view()).toMatchObject({ kind: 'signed-out', failure: { code: 'file-newer' } })
  host.refuse(null)
  await host.session.retry()
  expect(host.session.view().kind).toBe('signed-in')
})

it('enters the desk named at the start, later also without a network', async () => {
  const host = sessionUnderTest()
  await host.session.enter(desk, 'secret-token')
  const offline = host.again()
  offline.refuse('connect')
  expect(await offline.session.enter(`${desk}/`, 'secret-token')).toMatchObject({ ok: true })
  expect(await offline.session.enter(desk, 'another-token')).toMatchObject({ ok: false })
  expect(await offline.session.enter('https://elsewhere.example', 'secret-token')).toMatchObject({
    ok: false,
  })
})

it('keeps a token named at the start in memory only where there is no keychain', async () => {
  const host = sessionUnderTest({ keychain: false })
  expect(await host.session.enter(desk, 'secret-token')).toMatchObject({ ok: true })
  expect(host.kept()).toBeNull()
})

it('offers the address of a desk named at the start without a token', async () => {
  const host = sessionUnderTest()
  await host.session.enter(desk, null)
  expect(host.session.view()).toEqual({ kind: 'signed-out', lastServiceUrl: desk })
})

it('shows who is locked out, and who is welcome again', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  const failure = { code: 'unauthenticated' as const, message: 'revoked' }
  host.session.lockedOut(failure)
  expect(host.session.view()).toEqual({ kind: 'locked-out', person: personAt(desk), failure })
  host.session.personChanged({ ...personAt(desk), name: 'Ada L.' })
  expect(host.session.view()).toMatchObject({ kind: 'signed-in', person: { name: 'Ada L.' } })
  expect(host.memory.session().person?.name).toBe('Ada L.')
})

it('passes on that a damaged file was set aside, and keeps saying it', async () => {
  const notice = { code: 'file-unreadable' as const, message: 'It rests beside the new one.' }
  const host = sessionUnderTest({ notice })
  await host.session.connect(connecting)
  expect(host.session.view()).toEqual({ kind: 'signed-in', person: personAt(desk), notice })
  host.session.personChanged({ ...personAt(desk), name: 'Ada L.' })
  expect(host.session.view()).toMatchObject({ kind: 'signed-in', notice })
})

it('hears nothing of a person who has left', () => {
  const host = sessionUnderTest()
  host.session.lockedOut({ code: 'unauthenticated', message: 'late' })
  host.session.personChanged(personAt(desk))
  expect(host.shown).toEqual([])
})

it('tests a connection with the kept token only where it belongs', async () => {
  const host = sessionUnderTest()
  expect(await host.session.test(null)).toMatchObject({ failure: { code: 'not-signed-in' } })
  await host.session.connect(connecting)
  await host.session.test(null)
  expect(host.asked.at(-1)).toEqual({ do: 'test', ...connecting })
})

it('opens the files again when the core has started anew', async () => {
  const host = sessionUnderTest()
  await host.session.reopen()
  expect(host.asked).toEqual([])
  await host.session.connect(connecting)
  await host.session.reopen()
  expect(host.asked.filter((request) => request.do === 'start')).toHaveLength(2)
})

it('lets two presses follow one another', async () => {
  const host = sessionUnderTest()
  await Promise.all([host.session.connect(connecting), host.session.leave(), host.session.sample()])
  expect(host.asked.map((request) => request.do)).toEqual(['connect', 'start', 'leave', 'connect', 'start'])
})

it('empties a view of the queue that names people of another desk', async () => {
  const host = sessionUnderTest()
  await host.session.connect(connecting)
  const mine = { ...defaultQueueView, assignee: personAt(desk).id }
  host.memory.changePreferences({ queueView: mine, theme: 'dark' })
  await host.session.connect(connecting)
  expect(host.memory.preferences().queueView).toEqual(mine)
  await host.session.connect({ ...connecting, serviceUrl: 'https://other.example' })
  expect(host.memory.preferences()).toMatchObject({ queueView: defaultQueueView, theme: 'dark' })
})
