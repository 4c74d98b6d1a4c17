import { buildApp } from './app.ts'
import { OptionsRefused, readOptions, type Options } from './options.ts'
import { ensureAdministrator } from './store/bootstrap.ts'
import { DatabaseRefused } from './store/database-refused.ts'
import { openDatabase } from './store/database.ts'
import { ensureSettings, initialSettings } from './store/settings.ts'

/** Listens until SIGTERM or SIGINT, then finishes what is open and closes the database. */
async function serve(options: Options): Promise<void> {
  const clock = () => new Date()
  const first = await initialSettings(options.dataDir)
  const database = await openDatabase(options.dataDir)
  const newToken = await database.write(async (tx) => {
    await ensureSettings(tx, first, clock())
    return ensureAdministrator(tx, options.adminToken, clock())
  })
  if (newToken !== null) print(`administrator token, shown this once: ${newToken}`)

  const app = await buildApp({ database, options, clock })
  await app.listen({ host: options.host, port: options.port })
  print(`desk service listening on ${app.listeningOrigin}`)

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    await app.close()
    await database.close()
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await serve(readOptions(process.env))
} catch (error) {
  if (!(error instanceof OptionsRefused || error instanceof DatabaseRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
