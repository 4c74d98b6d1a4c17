import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { buildApp } from '../server/app.ts'
import { startEngineClock } from '../server/engine-clock.ts'
import { readOptions } from '../server/options.ts'
import { openDatabase } from '../server/store/database.ts'
import { openVault } from '../server/vault.ts'
import { renderApi } from './render-api.ts'

/** Writes docs/api.md from the description that the service gives of itself: `npx node scripts/api-doc.ts`. */
const target = 'docs/api.md'
const dataDir = await mkdtemp(join(tmpdir(), 'desk-api-'))
const database = await openDatabase(dataDir)
const options = readOptions({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
const app = await buildApp({
  database,
  options,
  clock: () => new Date(),
  engineClock: startEngineClock(Date.now(), null),
  vault: openVault(randomBytes(32)),
})
const described = await app.inject({ url: '/openapi.json' })
const text = renderApi(described.json())
await writeFile(target, await format(text, { ...(await resolveConfig(target)), parser: 'markdown' }))
await app.close()
await database.close()
await rm(dataDir, { recursive: true })
