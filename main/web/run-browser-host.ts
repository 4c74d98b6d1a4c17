import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import type { ConsoleParts } from '../ipc/host-console.ts'
import { environmentWith } from '../ipc/host-environment.ts'
import { openDesk, startOf } from '../ipc/host-desk.ts'
import { openSettingsFile } from '../ipc/host-settings-file.ts'
import type { Shell } from '../ipc/host-shell.ts'
import { serveConsole } from './console-server.ts'
import { forkService } from './fork-service.ts'
import { openBrowser } from './open-browser.ts'
import { openSettingsStore } from './settings-store.ts'
import { openTokenFile } from './token-file.ts'

/** Runs the console for a browser on this machine until SIGINT or SIGTERM. */
export async function runBrowserHost({ options, version, profile, files }: ConsoleParts): Promise<void> {
  const log = (line: string) => console.error(line)
  const shell: Shell = {
    kind: 'browser',
    version,
    platform: process.platform,
    deviceName: `${hostname()} (browser)`.slice(-80),
    settingsFile: (folder, name) => openSettingsFile(folder, name, openSettingsStore, () => new Date(), log),
    tokenVault: openTokenFile,
    launchService: (environment) =>
      forkService(files.service, files.endWithParent, environmentWith(environment, process.env)),
    log,
  }
  const desk = openDesk({ shell, profile, worker: files.worker, sampleTickets: options.sampleTickets })
  const server = await serveConsole({
    desk,
    screens: files.screens,
    bridge: files.browserBridge,
    port: options.port,
  }).catch(async (error: unknown) => {
    await desk.close()
    log(wordsFor(error, options.port))
    process.exitCode = 1
    return null
  })
  if (server === null) return

  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null
  terminal?.on('line', () => console.log(`console at ${server.issueAddress()}`))

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    terminal?.close()
    void server
      .close()
      .then(() => desk.close())
      .then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  const address = server.issueAddress()
  console.log(`console at ${address}`)
  if (terminal !== null) console.log('The address works once. Press Enter for another, Ctrl-C to end.')
  if (options.open) openBrowser(address)
  const begun = await desk.begin(startOf(options))
  if (!begun.ok) log(begun.failure.message)
}

function wordsFor(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port, or leave it out.`
  if (code === 'EACCES') return `Port ${port} may not be used by you. Choose one above 1023 with --port.`
  return `The console could not listen on 127.0.0.1: ${String(error)}`
}
