import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ticketListSchema, ticketSchema } from '#shared/protocol/ticket'
import { callApi } from '../support/desk.ts'
import { newTicket } from '../support/filed.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

const serverFile = fileURLToPath(new URL('../../server/server.ts', import.meta.url))

async function start(env: Record<string, string> = {}): Promise<ServiceProcess> {
  const service = await startService({ env })
  onTestFinished(() => service.clean())
  return service
}

/** Runs the service where it is expected to end by itself. */
async function run(
  env: Record<string, string>,
  ...command: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [serverFile, ...command], {
    env: { PORT: '0', LOG_LEVEL: 'warn', ...env },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()))
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}

/** The words of a start that ended with code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, stderr } = await run(env)
  return code === 1 ? stderr : `ended with ${code}`
}

const list = async (service: ServiceProcess) =>
  ticketListSchema.parse((await callApi(service.url, service.token, 'GET', '/v1/tickets')).body).items

// Each test starts processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 })

describe('the service', () => {
  it('says where it listens, stops on SIGTERM and leaves a closed database', async () => {
    const service = await start()
    expect(service.output().stdout).toBe(`desk service listening on ${service.url}\n`)
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await callApi(service.url, service.token, 'POST', '/v1/tickets', { body: newTicket() })
    expect(await service.stop()).toBe(0)
    expect(await readdir(service.dataDir)).toEqual(['desk.db', 'desk.key'])
  })

  it('makes nothing that others on the machine can read', async () => {
    const service = await start({ DATA_DIR: join(await temporaryFolder(), 'made', 'here') })
    const backup = join(service.dataDir, 'backups', 'one.db')
    const env = { DATA_DIR: service.dataDir }
    expect((await run(env, 'backup', backup)).code).toBe(0)
    const made = ['', 'desk.db', 'desk.db-wal', 'desk.db-shm', 'backups', backup]
    for (const path of made) {
      const { mode } = await stat(resolve(service.dataDir, path))
      expect(mode & 0o077, path).toBe(0)
    }
  })

  it('stops while consoles listen and connections stand idle', async () => {
    const service = await start()
    const headers = { authorization: `Bearer ${service.token}` }
    const events = await fetch(`${service.url}/v1/events`, { headers })
    const { port, hostname } = new URL(service.url)
    const idle = connect(Number(port), hostname)
    await once(idle, 'connect')
    idle.on('error', () => undefined)
    expect(await service.stop()).toBe(0)
    expect(await events.text()).toMatch(/^event: head\n/)
  })

  it('makes an administrator at the first start, shows the token once, and keeps its hash only', async () => {
    const dataDir = await temporaryFolder()
    const first = await start({ DATA_DIR: dataDir, DESK_ADMIN_TOKEN: '' })
    const token = /^administrator token, shown this once: (\S{43})$/m.exec(first.output().stdout)?.[1] ?? ''
    expect((await callApi(first.url, token, 'GET', '/v1/me')).status).toBe(200)
    await first.stop()
    expect((await readFile(join(dataDir, 'desk.db'))).includes(token)).toBe(false)
    const second = await start({ DATA_DIR: dataDir, DESK_ADMIN_TOKEN: '' })
    expect(second.output().stdout).toBe(`desk service listening on ${second.url}\n`)
    expect((await callApi(second.url, token, 'GET', '/v1/me')).status).toBe(200)
  })

  it('takes the administrator’s token from the environment at every start', async () => {
    const dataDir = await temporaryFolder()
    const first = await start({ DATA_DIR: dataDir, DESK_ADMIN_TOKEN: 'the-first-token' })
    await first.stop()
    const second = await start({ DATA_DIR: dataDir, DESK_ADMIN_TOKEN: 'the-second-token' })
    const status = async (token: string) => (await callApi(second.url, token, 'GET', '/v1/me')).status
    expect([await status('the-first-token'), await status('the-second-token')]).toEqual([401, 200])
  })

  it('starts as a sample that says so', async () => {
    const service = await start({ DESK_SAMPLE_TICKETS: '30' })
    expect((await callApi(service.url, service.token, 'GET', '/v1/me')).body).toMatchObject({ sample: true })
    expect(await list(service)).toHaveLength(30)
  })
})

describe('an answer that was lost', () => {
  it('is given again after a kill between commit and answer, and makes no second ticket', async () => {
    const dataDir = await temporaryFolder()
    const killed = await start({ DATA_DIR: dataDir })
    const body = JSON.stringify(newTicket({ subject: 'Killed in the middle' }))
    const { hostname, port } = new URL(killed.url)
    const deaf = connect(Number(port), hostname)
    deaf.on('error', () => undefined)
    deaf.pause()
    deaf.write(
      [
        'POST /v1/tickets HTTP/1.1',
        `Host: ${hostname}:${port}`,
        `Authorization: Bearer ${killed.token}`,
        'Content-Type: application/json',
        'Idempotency-Key: killed-in-the-middle',
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    )
    await until('the ticket is there', async () => (await list(killed)).length === 1)
    await killed.kill()
    deaf.destroy()

    const again = await start({ DATA_DIR: dataDir })
    const [kept] = await list(again)
    const retry = await callApi(again.url, again.token, 'POST', '/v1/tickets', {
      raw: body,
      headers: { 'idempotency-key': 'killed-in-the-middle' },
    })
    expect([retry.status, retry.headers.get('idempotent-replay')]).toEqual([201, 'true'])
    expect(ticketSchema.parse(retry.body)).toEqual(kept)
    expect(await list(again)).toHaveLength(1)
  })
})

describe('a start that cannot be', () => {
  it('is refused in one line for a database of a newer service, which stays as it was', async () => {
    const dataDir = await temporaryFolder()
    await (await start({ DATA_DIR: dataDir })).stop()
    const file = join(dataDir, 'desk.db')
    const sqlite = new DatabaseSync(file)
    sqlite.exec('pragma user_version = 999; pragma wal_checkpoint(truncate)')
    sqlite.close()
    const before = await readFile(file)
    const { code, stdout, stderr } = await run({ DATA_DIR: dataDir })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^.*was written by a newer desk service.*\n$/)
    expect((await readFile(file)).equals(before)).toBe(true)
  })

  it('is refused for files that are no desk', async () => {
    const noDatabase = await temporaryFolder()
    await writeFile(join(noDatabase, 'desk.db'), 'These are my holiday notes. '.repeat(200))
    expect(await refusal({ DATA_DIR: noDatabase })).toMatch(/cannot be opened/)
    const foreign = await temporaryFolder()
    const sqlite = new DatabaseSync(join(foreign, 'desk.db'))
    sqlite.exec('create table birds (name text)')
    sqlite.close()
    expect(await refusal({ DATA_DIR: foreign })).toMatch(/another program/)
  })

  it('is refused for PostgreSQL, a taken port, a wrong setting', async () => {
    const dataDir = await temporaryFolder()
    const running = await start()
    const port = new URL(running.url).port
    const refused = (env: Record<string, string>) => refusal({ DATA_DIR: join(dataDir, 'x'), ...env })
    expect(await refused({ DATABASE_URL: 'postgres://x/y' })).toMatch(/later version/)
    expect(await refused({ PORT: port })).toMatch(/in use/)
    await mkdir(join(dataDir, 'x'), { recursive: true })
    await writeFile(join(dataDir, 'x', 'settings.json'), '{"providerName": 5}')
    expect(await refused({})).toMatch(
      /^.*settings\.json cannot be used:\n {2}providerName: Enter the name of the provider\.\n$/,
    )
    await writeFile(join(dataDir, 'x', 'settings.json'), '{"colour": "red"')
    expect(await refused({})).toMatch(/settings\.json is not a JSON object\.\n$/)
  })
})
