import { expect, it } from 'vitest'
import { createSampleDesk } from '#main/ipc/host-sample'
import type { ServiceProcess } from '#main/ipc/host-shell'

/** A service that says what the test says. */
function drivenService() {
  const launches: Record<string, string>[] = []
  let say: (line: string) => void = () => undefined
  let exits: (() => void)[] = []
  let stops = 0
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
  })
  return {
    sample,
    launches,
    stops: () => stops,
    say: (line: string) => say(line),
    exit: () => exits.forEach((end) => end()),
  }
}

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
