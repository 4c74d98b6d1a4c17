import { expect, it } from 'vitest'
import { createSampleDesk } from '#main/ipc/host-sample'
import type { ServiceProcess } from '#main/ipc/host-shell'

/** A service that says what the test says. */
function drivenService() {
  const launches: Record<string, string>[] = []
  let say: (line: string) => void = () => undefined
  let exits: (() => void)[] = []
  let stops = 0
  let now = 0
  const due: { ms: number; run: () => void }[] = []
  const moved: string[] = []
  const process: ServiceProcess = {
    onLine: (listen) => (say = listen),
    onExit: (listen) => void exits.push(listen),
    stop() {
      stops++
      return Promise.resolve()
    },
  }
  const sample = createSampleDesk({
    shell: {
      launchService(environment) {
        launches.push({ ...environment })
        exits = []
        return process
      },
      log: () => undefined,
    },
    folder: '/profile/sample/desk',
    tickets: 2000,
    random: () => 'unguessable',
    after(ms, run) {
      const entry = { ms, run }
      due.push(entry)
      return { cancel: () => void due.splice(due.indexOf(entry), 1) }
    },
    now: () => now,
    moved: ({ serviceUrl }) => void moved.push(serviceUrl),
    failureChanged: () => undefined,
  })
  return {
    sample,
    launches,
    stops: () => stops,
    say: (line: string) => say(line),
    exit: () => exits.forEach((end) => end()),
    moved,
    due,
    /** Lets the next start after a pause begin; answers how long the pause was, in ms. */
    async next() {
      const { ms, run } = due.shift() ?? { ms: null, run: () => undefined }
      run()
      await turn()
      return ms
    },
    ran: (ms: number) => (now += ms),
  }
}

/** Lets everything that waits have its turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve))
const listening = 'desk service listening on http://127.0.0.1:4711'

it('starts on loopback, with a token that stands on no command line', async () => {
  const service = drivenService()
  const started = service.sample.start()
  service.say('something else')
  service.say('desk service listening on http://attacker.example:80')
  service.say(listening)
  expect(await started).toEqual({
    ok: true,
    value: { serviceUrl: 'http://127.0.0.1:4711', token: 'unguessable' },
  })
  expect(service.launches).toEqual([
    {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: '/profile/sample/desk',
      DESK_SAMPLE_TICKETS: '2000',
      DESK_ADMIN_TOKEN: 'unguessable',
      LOG_LEVEL: 'warn',
    },
  ])
})

it('starts once while it runs, and again when it has ended by itself', async () => {
  const service = drivenService()
  const first = service.sample.start()
  service.say(listening)
  await first
  await service.sample.start()
  expect(service.launches).toHaveLength(1)
  service.exit()
  const second = service.sample.start()
  service.say(listening)
  await second
  expect(service.launches).toHaveLength(2)
})

it('says so when the service ends before it listens', async () => {
  const service = drivenService()
  const started = service.sample.start()
  service.exit()
  expect(await started).toMatchObject({ ok: false, failure: { code: 'sample-failed' } })
})

it('stops what runs, and nothing else', async () => {
  const service = drivenService()
  await service.sample.stop()
  expect(service.stops()).toBe(0)
  const started = service.sample.start()
  service.say(listening)
  await started
  await service.sample.stop()
  expect(service.stops()).toBe(1)
})

async function runningService() {
  const service = drivenService()
  const started = service.sample.start()
  service.say(listening)
  await started
  return service
}

it('is started again at its former address after it ended by itself, with the token it had', async () => {
  const service = await runningService()
  service.exit()
  expect(await service.next()).toBe(500)
  expect(service.launches[1]).toMatchObject({ PORT: '4711', DESK_ADMIN_TOKEN: 'unguessable' })
  service.say(listening)
  await turn()
  expect(service.moved).toEqual(['http://127.0.0.1:4711'])
  expect(service.sample.failure()).toBeNull()
})

it('moves to a free port where somebody took its own meanwhile', async () => {
  const service = await runningService()
  service.exit()
  await service.next()
  service.exit()
  await turn()
  expect(service.launches[2]).toMatchObject({ PORT: '0' })
  service.say('desk service listening on http://127.0.0.1:4712')
  await turn()
  expect(service.moved).toEqual(['http://127.0.0.1:4712'])
})

it('waits longer each time, says so when it gives up, and tries anew for a person who asks', async () => {
  const service = await runningService()
  const pauses: (number | null)[] = []
  for (let fall = 0; fall < 5; fall += 1) {
    service.exit()
    pauses.push(await service.next())
    service.say(listening)
    await turn()
  }
  expect(pauses).toEqual([500, 2000, 5000, 15_000, 30_000])
  service.exit()
  expect(service.due).toEqual([])
  expect(service.sample.failure()).toMatchObject({ code: 'sample-failed' })
  service.sample.revive()
  service.say(listening)
  await turn()
  expect(service.sample.failure()).toBeNull()
})

it('begins to count anew after it ran for a while', async () => {
  const service = await runningService()
  for (let fall = 0; fall < 7; fall += 1) {
    service.ran(60_000)
    service.exit()
    expect(await service.next()).toBe(500)
    service.say(listening)
    await turn()
  }
})

it('is not started again once nobody wants it', async () => {
  const service = await runningService()
  service.exit()
  await service.sample.stop()
  expect(service.due).toEqual([])
  service.sample.revive()
  expect(service.launches).toHaveLength(1)
})
