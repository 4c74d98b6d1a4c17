import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Settings } from '#shared/protocol/settings'
import { buildApp } from '#server/app'
import type { Clock } from '#server/context'
import type { EngineClock } from '#server/engine-clock'
import { readOptions, type Environment, type Options } from '#server/options'
import type { LogSink } from '#server/plugins/request-log'
import { ensureAdministrator } from '#server/store/bootstrap'
import { openDatabase, type Database } from '#server/store/database'
import { ensureSettings, initialSettings } from '#server/store/settings'
import { openVault, type Vault } from '#server/vault'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON; undefined where it is not JSON. */
  readonly body: unknown
}

export interface Call {
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Instead of `body`: sent as it stands. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
}

export interface Desk {
  readonly url: string
  readonly token: string
  readonly dataDir: string
  readonly database: Database
  readonly options: Options
  readonly vault: Vault
  readonly app: FastifyInstance
  /** One request; as the administrator unless `token` says otherwise (null: without a token). */
  api(method: string, path: string, call?: Call): Promise<Reply>
  close(): Promise<void>
}

export interface DeskSettings {
  readonly env?: Environment
  readonly clock?: Clock
  /** The pager's; it runs with `clock` unless it is given. */
  readonly engineClock?: EngineClock
  readonly logSink?: LogSink
  /** What differs from the settings of a desk that was told its number and its hours. */
  readonly settings?: Partial<Settings>
}

const told = { emergencyPhone: '+1 555 010 0100', openingHours: 'Monday to Friday, 8:00 to 18:00' }
const adminToken = 'test-administrator-token'

/** A desk in this process: real database in a folder of its own, real HTTP on a free port. */
export async function startDesk(settings: DeskSettings = {}): Promise<Desk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-test-'))
  const level = settings.logSink ? 'trace' : 'silent'
  const options = readOptions({
    PORT: '0',
    DATA_DIR: dataDir,
    DESK_ADMIN_TOKEN: adminToken,
    LOG_LEVEL: level,
    ...settings.env,
  })
  const clock = settings.clock ?? (() => new Date())
  const database = await openDatabase(dataDir)
  const first = await initialSettings(dataDir)
  await database.write(async (tx) => {
    await ensureSettings(tx, { ...first, ...told, ...settings.settings }, clock())
    await ensureAdministrator(tx, options.adminToken, clock())
  })
  const vault = openVault(randomBytes(32))
  const app = await buildApp({
    database,
    options,
    clock,
    engineClock: settings.engineClock ?? { now: () => clock().getTime() },
    vault,
    ...(settings.logSink && { logSink: settings.logSink }),
  })
  const url = await app.listen({ host: options.host, port: options.port })
  return {
    url,
    token: adminToken,
    dataDir,
    database,
    options,
    vault,
    app,
    api: (method, path, call) => callApi(url, adminToken, method, path, call),
    async close() {
      await app.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** One request over real HTTP, to any desk. */
export async function callApi(
  url: string,
  defaultToken: string,
  method: string,
  path: string,
  { token = defaultToken, headers = {}, body, raw }: Call = {},
): Promise<Reply> {
  const sent = raw ?? (body === undefined ? null : JSON.stringify(body))
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(sent !== null && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: sent,
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parseJson(text) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
