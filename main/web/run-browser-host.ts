import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import type { LoginStart } from '../../shared/ipc/login-start.ts'
import { longestTicketLink, readTicketLink, ticketLink } from '../../shared/rules/ticket-link.ts'
import type { ConsoleParts } from '../ipc/host-console.ts'
import { environmentWith } from '../ipc/host-environment.ts'
import { openDesk, startOf } from '../ipc/host-desk.ts'
import { openSettingsFile } from '../ipc/host-settings-file.ts'
import type { Shell } from '../ipc/host-shell.ts'
import { serveConsole } from './console-server.ts'
import { forkService } from './fork-service.ts'
import { openBrowser } from './open-browser.ts'
import { removeRendezvous, writeRendezvous } from './rendezvous.ts'
import { openSettingsStore } from './settings-store.ts'
import { takeProfile, type ProfileTurn } from './take-profile.ts'
import { openTokenFile } from './token-file.ts'

const noLoginStart: LoginStart = {
  kind: 'cannot',
  why: 'A console in a browser is started by hand. The desktop console can be started at sign-in.',
}

/** Runs the console for a browser on this machine until SIGINT or SIGTERM. */
export async function runBrowserHost({ options, version, profile, files }: ConsoleParts): Promise<void> {
  const log = (line: string) => console.error(line)
  const ticketNumber = ticketOf(options.link, log)
  const turn = await takeProfile(profile, ticketNumber)
  if (turn.kind !== 'first') return giveWay(turn, log)
  const shell: Shell = {
    kind: 'browser',
    version,
    platform: process.platform,
    deviceName: `${hostname()} (browser)`.slice(-80),
    settingsFile: (folder, name) => openSettingsFile(folder, name, openSettingsStore, () => new Date(), log),
    tokenVault: openTokenFile,
    login: { read: () => noLoginStart, change: () => noLoginStart },
    launchService: (environment) =>
      forkService(files.service, files.endWithParent, environmentWith(environment, process.env)),
    log,
  }
  const desk = openDesk({ shell, profile, worker: files.worker, sampleTickets: options.sampleTickets })
  const secret = randomBytes(32).toString('base64url')
  const server = await serveConsole({
    desk,
    show: { secret, shown: (wanted) => showAnew(wanted) },
    screens: files.screens,
    bridge: files.browserBridge,
    port: options.port,
  }).catch(async (error: unknown) => {
    await desk.close()
    log(wordsFor(error, options.port))
    process.exitCode = 1
    return null
  })
  if (server === null) return turn.release()

  /** As at the start: the address in the terminal, and a browser where one is wanted. */
  function showAnew(wanted: number | null): void {
    const address = server?.issueAddress(wanted) ?? ''
    console.log(`console at ${address}`)
    if (options.open) openBrowser(address)
    // Where nobody opens a tab for it, one that is open shows it.
    else if (wanted !== null) desk.follow(ticketLink(wanted))
  }
  try {
    writeRendezvous(profile, { port: server.port, secret })
  } catch (thrown) {
    // The console works without; what it cannot keep it says on its screens.
    log(`Another start will not find this console: ${String(thrown)}`)
  }

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
      .then(() => {
        removeRendezvous(profile)
        process.exit(0)
      })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  showAnew(ticketNumber)
  if (terminal !== null) console.log('The address works once. Press Enter for another, Ctrl-C to end.')
  const begun = await desk.begin(startOf(options))
  if (!begun.ok) log(begun.failure.message)
}

/** Says so where a link leads to no ticket; the console starts all the same. */
function ticketOf(link: string | null, log: (line: string) => void): number | null {
  if (link === null) return null
  const ticketNumber = readTicketLink(link)
  if (ticketNumber === null)
    log(`This link leads to no ticket, and is not followed: ${link.slice(0, longestTicketLink)}`)
  return ticketNumber
}

/** One console per profile: the one that is there has shown itself, or is told to be in the way. */
function giveWay(turn: Exclude<ProfileTurn, { kind: 'first' }>, log: (line: string) => void): void {
  if (turn.kind === 'shown') {
    console.log(
      `The console is open already with this profile, and shows itself. Another tab: ${turn.address}`,
    )
    return
  }
  log('Another console has this profile open and does not answer. End it, or choose another --profile.')
  process.exitCode = 1
}

function wordsFor(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port, or leave it out.`
  if (code === 'EACCES') return `Port ${port} may not be used by you. Choose one above 1023 with --port.`
  return `The console could not listen on 127.0.0.1: ${String(error)}`
}
