import { buildApp } from './app.ts'
import { readDeskKey } from './desk-key.ts'
import { startEngineClock } from './engine-clock.ts'
import { missingLines, readGoLive } from './go-live.ts'
import { keepHouse } from './housekeeping.ts'
import { backupDatabase } from './maintenance/backup.ts'
import { startMail } from './mail/start-mail.ts'
import { runMaintenance } from './maintenance/command.ts'
import { closedWords, findSecrets, keyWords } from './maintenance/key-words.ts'
import { pageLink } from './page-link.ts'
import { runPaging } from './paging/run-paging.ts'
import { sendByMethod } from './paging/send-by-method.ts'
import { OptionsRefused, readOptions, type Options } from './options.ts'
import { fillSample } from './sample/fill-sample.ts'
import { loopbackOnly } from './sample/loopback-only.ts'
import { sampleOptions, startSamplePager } from './sample/sample-pager.ts'
import { ensureAdministrator } from './store/bootstrap.ts'
import { DatabaseRefused } from './store/database-refused.ts'
import { openDatabase, type Database } from './store/database.ts'
import { readPagerClock } from './store/pager-clock.ts'
import { ensureSettings, initialSettings } from './store/settings.ts'
import { watchUnopened } from './unopened-watch.ts'
import { openVault } from './vault.ts'

/** Opens the desk's data; where its format is about to change, a backup is taken first. */
async function openDesk(options: Options, now: Date): Promise<Database> {
  return openDatabase(options.dataDir, {
    async beforeMigration(file, version) {
      const target = `${file}.before-upgrade-${version}-${now.toISOString().replaceAll(/[:.]/g, '-')}`
      await backupDatabase(file, target)
      print(`backup before the upgrade of the database: ${target}`)
      for (const line of keyWords(findSecrets(target, options))) print(line)
    },
  })
}

/** Listens until SIGTERM or SIGINT, then finishes what is open and closes the database. */
async function serve(asked: Options): Promise<void> {
  const clock = () => new Date()
  const first = await initialSettings(asked.dataDir)
  const database = await openDesk(asked, clock())
  const newToken = await database.write(async (tx) => {
    await ensureSettings(tx, first, clock())
    return ensureAdministrator(tx, asked.adminToken, clock())
  })
  if (newToken !== null) print(`administrator token, shown this once: ${newToken}`)
  if (asked.sample) await fillSample(database, asked.sample, clock())
  const samplePager = await startSamplePager(database, clock)
  const options = samplePager === null ? asked : sampleOptions(asked, samplePager)

  const vault = openVault(readDeskKey(options.dataDir, options.deskKey))
  const engineClock = startEngineClock(Date.now(), await database.read(readPagerClock))
  const app = await buildApp({
    ...{ database, options, clock, engineClock, vault },
    ...(samplePager && { samplePager }),
  })
  await app.listen({ host: options.host, port: options.port })
  const stopHousekeeping = keepHouse(database, clock, app.log)
  const stopWatching = watchUnopened(database, clock, app.log)
  const publicUrl = options.publicUrl ?? app.listeningOrigin
  const { mail } = options
  const send = sendByMethod(mail, clock)
  const sendingMail = startMail({ database, clock, engineClock, mail, publicUrl, log: app.log })
  const paging = await runPaging(
    {
      database,
      clock,
      engineClock,
      vault,
      send: samplePager === null ? send : loopbackOnly(send, samplePager.ports),
      linkOf: (pageId, responderId) => pageLink(publicUrl, vault, pageId, responderId),
      log: app.log,
    },
    options.deadManUrl,
  )
  const goLive = await database.read((reader) => readGoLive(reader, options, clock()))
  for (const line of missingLines(goLive)) app.log.warn(line)
  if (samplePager !== null) print(`sample pager: ${samplePager.url}/`)
  for (const line of closedWords(findSecrets(database.file, options))) app.log.error(`secrets: ${line}`)
  print(`desk service listening on ${app.listeningOrigin}`)

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    stopHousekeeping()
    stopWatching()
    await app.close()
    await Promise.all([paging.stop(), sendingMail.drain()])
    await samplePager?.stop()
    await database.close()
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Words for mistakes that an operator can mend; anything else is ours, and keeps its stack. */
function operatorWords(error: unknown): string | null {
  if (error instanceof OptionsRefused || error instanceof DatabaseRefused) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'EADDRINUSE':
      return 'The address is in use: another service listens there. Choose another PORT, or stop the other one.'
    case 'EADDRNOTAVAIL':
      return 'HOST is not an address of this machine.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed: ${error instanceof Error ? error.message : code}. Check the rights of DATA_DIR and PORT.`
    case 'ENOSPC':
      return 'The disk is full.'
    default:
      return null
  }
}

// Whatever this process makes holds customers' data: nobody else on the machine may read it.
process.umask(0o077)

try {
  const options = readOptions(process.env)
  const command = process.argv.slice(2)
  if (command.length === 0) await serve(options)
  else process.exitCode = await runMaintenance(command, options)
} catch (error) {
  const words = operatorWords(error)
  if (words === null) throw error
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
}
