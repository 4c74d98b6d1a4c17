import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { build } from 'vite'
import { bundles } from '../../../scripts/bundles.ts'
import { mountSmallDisk, whyNoSmallDisk } from '../../support/small-disk.ts'
import { until } from '../../support/until.ts'

const whyNoDisk = whyNoSmallDisk()
const root = resolve(import.meta.dirname, '../../..')
let folder: string
let running: ChildProcess[] = []
const out = (...parts: string[]) => join(folder, 'out', ...parts)

/** In place of the desk service: says where it listens and writes down how it ended. */
const service = `
  import { writeFileSync } from 'node:fs'
  const { DATA_DIR, ...rest } = process.env
  writeFileSync(DATA_DIR + '.started', JSON.stringify({ rest, argv: process.argv, pid: process.pid }))
  const open = setInterval(() => undefined, 1000)
  process.on('SIGTERM', () => clearInterval(open))
  process.on('exit', () => writeFileSync(DATA_DIR + '.ended', 'by itself'))
  console.log('desk service listening on http://127.0.0.1:9')`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-host-'))
  const main = bundles.find((bundle) => bundle.folder === 'main')
  await build({
    configFile: false,
    logLevel: 'error',
    ...main?.config,
    root,
    build: { ...main?.config.build, outDir: out('main') },
  })
  mkdirSync(out('service'))
  mkdirSync(join(folder, 'profile', 'sample'), { recursive: true })
  writeFileSync(out('service', 'server.js'), service)
  writeFileSync(join(folder, 'package.json'), '{"type":"module","version":"1.2.3"}')
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(...parameters: string[]) {
  const child = spawn(
    process.execPath,
    [out('main', 'main.js'), '--no-open', '--profile', join(folder, 'profile'), ...parameters],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: 'postgres://real' } },
  )
  running.push(child)
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line))
  }
  return { child, lines, ended: once(child, 'exit') as Promise<[number | null, string | null]> }
}

const startedFile = () => join(folder, 'profile', 'sample', 'desk.started')
const endedFile = () => join(folder, 'profile', 'sample', 'desk.ended')
const isThere = (file: string) => existsSync(file)

async function startSample() {
  for (const file of [startedFile(), endedFile()]) rmSync(file, { force: true })
  const host = start('--sample')
  await until('the sample runs', () => isThere(startedFile()) && readFileSync(startedFile(), 'utf8') !== '')
  return host
}

it('prints where it is, and ends without an error when told to', async () => {
  const host = start()
  await until('the address', () => host.lines.length > 0)
  expect(host.lines[0]).toMatch(/^console at http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/)
  host.child.kill('SIGTERM')
  expect(await host.ended).toEqual([0, null])
})

it('says in words that a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const host = start('--port', String(port))
  expect(await host.ended).toEqual([1, null])
  expect(host.lines.join()).toContain(`Port ${port} is taken`)
  other.close()
})

it('starts the sample with an environment of its own, and ends it with itself', async () => {
  const host = await startSample()
  const { rest, argv } = JSON.parse(readFileSync(startedFile(), 'utf8')) as {
    rest: Record<string, string>
    argv: string[]
  }
  expect(rest['HOST']).toBe('127.0.0.1')
  expect(rest['DATABASE_URL']).toBeUndefined()
  expect(argv.join()).not.toContain(rest['DESK_ADMIN_TOKEN'])
  await until('the sample was asked who we are', () => host.lines.length > 1)
  host.child.kill('SIGTERM')
  expect(await host.ended).toEqual([0, null])
  expect(readFileSync(endedFile(), 'utf8')).toBe('by itself')
  expect(host.lines.join('\n')).not.toContain(rest['DESK_ADMIN_TOKEN'])
})

it('takes the sample with it when it is killed', async () => {
  const host = await startSample()
  host.child.kill('SIGKILL')
  await until('the sample has ended', () => isThere(endedFile()))
  expect(readFileSync(endedFile(), 'utf8')).toBe('by itself')
})

it('starts the sample again when it is killed, at most for as long as the console runs', async () => {
  const host = await startSample()
  const pid = () => {
    const text = readFileSync(startedFile(), 'utf8')
    return text === '' ? null : (JSON.parse(text) as { pid: number }).pid
  }
  await until('the sample was asked who we are', () => host.lines.length > 1)
  const first = pid() ?? 0
  process.kill(first, 'SIGKILL')
  await until('the sample runs again', () => pid() !== null && pid() !== first)
  host.child.kill('SIGTERM')
  expect(await host.ended).toEqual([0, null])
  expect(readFileSync(endedFile(), 'utf8')).toBe('by itself')
})

it.skipIf(whyNoDisk !== null)(
  `says in words that a profile cannot be written to, and goes on once it can${whyNoDisk === null ? '' : ` (not run: ${whyNoDisk})`}`,
  async () => {
    const disk = mountSmallDisk(1024 * 1024)
    try {
      disk.readOnly(true)
      const nowhere = start('--profile', join(disk.path, 'new'))
      expect(await nowhere.ended).toEqual([1, null])
      expect(nowhere.lines.join()).toContain(`${join(disk.path, 'new')} cannot be read and written`)
      expect(nowhere.lines).toHaveLength(1)
      const host = start('--profile', disk.path, '--sample')
      await until('words', () => host.lines.join().includes('cannot be read and written'))
      expect(addressesIn(host)).toHaveLength(1)
      expect(host.child.exitCode).toBeNull()
      host.child.kill('SIGTERM')
      expect(await host.ended).toEqual([0, null])
    } finally {
      disk.remove()
    }
  },
)

const addressesIn = (host: ReturnType<typeof start>) =>
  host.lines.filter((line) => /^console at http:\/\/127\.0\.0\.1:\d+\/\?key=/.test(line))

async function startFirst() {
  const host = start()
  await until('the address', () => addressesIn(host).length === 1)
  return host
}

it('has the first console show itself when it is started a second time, and ends', async () => {
  const first = await startFirst()
  const meeting = join(folder, 'profile', 'console.json')
  expect(statSync(meeting).mode & 0o777).toBe(0o600)
  const second = start()
  expect(await second.ended).toEqual([0, null])
  expect(second.lines).toHaveLength(1)
  expect(second.lines[0]).toMatch(
    /^The console is open already .* http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/,
  )
  expect(addressesIn(first)).toHaveLength(2)
  first.child.kill('SIGTERM')
  await first.ended
  expect(existsSync(meeting)).toBe(false)
})

it('has the first console open the ticket of a link, and says where a link leads to none', async () => {
  const first = await startFirst()
  const second = start('imagine-desk://ticket/123')
  expect(await second.ended).toEqual([0, null])
  expect(second.lines.join()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}#ticket\/123$/)
  await until('its address', () => addressesIn(first).at(-1)?.endsWith('#ticket/123') === true)
  const hostile = start('imagine-desk://ticket/../../x')
  expect(await hostile.ended).toEqual([0, null])
  expect(hostile.lines[0]).toBe(
    'This link leads to no ticket, and is not followed: imagine-desk://ticket/../../x',
  )
  expect(hostile.lines[1]).toMatch(/\?key=[\w-]{43}$/)
  first.child.kill('SIGTERM')
  await first.ended
  const alone = start('imagine-desk://ticket/7')
  await until('its address', () => addressesIn(alone).length === 1)
  expect(addressesIn(alone)[0]).toMatch(/#ticket\/7$/)
})

it('starts by itself after a console that was killed, whatever that one left behind', async () => {
  const first = await startFirst()
  first.child.kill('SIGKILL')
  await first.ended
  expect(existsSync(join(folder, 'profile', 'console.json'))).toBe(true)
  const second = await startFirst()
  expect(second.child.exitCode).toBeNull()
})

it('lets exactly one of several win that start at the same instant, and the others show it', async () => {
  const hosts = [start(), start(), start(), start()]
  await until('three to have ended', () => hosts.filter(({ child }) => child.exitCode === 0).length === 3)
  const [winner, ...more] = hosts.filter(({ child }) => child.exitCode === null)
  expect(more).toEqual([])
  await until('it to have shown itself', () => winner !== undefined && addressesIn(winner).length === 4)
})

it('waits for a console that is just ending, and takes its place', async () => {
  const first = await startFirst()
  first.child.kill('SIGTERM')
  const second = start()
  await first.ended
  await until('the address', () => addressesIn(second).length === 1)
  expect(second.child.exitCode).toBeNull()
})
