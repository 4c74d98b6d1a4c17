import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { app, nativeTheme, session, type BrowserWindow } from 'electron'
import type { TicketId } from '../../shared/protocol/common.ts'
import type { ConsoleParts } from '../ipc/host-console.ts'
import { openDesk, startOf, type Desk } from '../ipc/host-desk.ts'
import { environmentWith } from '../ipc/host-environment.ts'
import { openSettingsFile } from '../ipc/host-settings-file.ts'
import type { Shell } from '../ipc/host-shell.ts'
import { openConsoleLog } from './console-log.ts'
import { showConsoleMenu } from './console-menu.ts'
import { openConsoleWindow } from './console-window.ts'
import { announceDeskScheme, serveDeskScheme } from './desk-scheme.ts'
import { forkService } from './fork-service.ts'
import { guardAllContents, guardPermissions } from './guard-contents.ts'
import { hearLinks, takeLinks, type HandedOver } from './hear-links.ts'
import { joinWindows } from './join-windows.ts'
import { openLoginStart } from './open-login-start.ts'
import { openKeychainVault } from './keychain-vault.ts'
import { showNotices } from './show-notices.ts'
import { showTray } from './show-tray.ts'
import { openSettingsStore } from './settings-store.ts'

/** Runs the console in a window of its own. Returns at once: Electron is ready only after this. */
export function runElectronHost(parts: ConsoleParts): void {
  // One console per profile: the lock lies in this folder, and so does what Chromium keeps.
  app.setPath('userData', join(parts.profile, 'electron'))
  const handedOver: HandedOver = { link: parts.options.link }
  if (!app.requestSingleInstanceLock(handedOver)) {
    app.quit()
    return
  }
  announceDeskScheme()
  guardAllContents()
  const onLink = hearLinks()
  takeLinks(process.platform, process.execPath)
  const log = openConsoleLog(parts.profile)
  void app.whenReady().then(() => {
    const open = openConsole(parts, log)
    if (handedOver.link !== null) open(handedOver.link)
    onLink(open)
  })
}

/** Answers the way to bring the window up, and to follow a link in it. */
function openConsole(
  { options, version, profile, files }: ConsoleParts,
  log: (line: string) => void,
): (link: string | null) => void {
  const settingsFile: Shell['settingsFile'] = (folder, name) =>
    openSettingsFile(folder, name, openSettingsStore, () => new Date(), log)
  const desk = openDesk({
    profile,
    worker: files.worker,
    sampleTickets: options.sampleTickets,
    shell: {
      kind: 'electron',
      version,
      platform: process.platform,
      deviceName: hostname().slice(0, 80),
      settingsFile,
      login: openLoginStart({
        platform: process.platform,
        environment: process.env,
        home: homedir(),
        executable: process.execPath,
      }),
      tokenVault: (folder) => openKeychainVault(folder, process.platform),
      launchService: (environment) =>
        forkService(files.service, environmentWith(environment, process.env), log),
      log,
    },
  })
  followTheme(desk)
  guardPermissions(session.defaultSession)
  serveDeskScheme(files.screens)
  joinWindows(desk)
  showConsoleMenu(process.platform)
  const show = keepOneWindow(() =>
    openConsoleWindow({
      preload: files.electronPreload,
      icon: files.icon,
      place: settingsFile(profile, 'window'),
      log,
    }),
  )
  showNotices(desk, (ticketId) => openWanted(desk, show(), ticketId))
  showTray(desk, files.icon, () => void show())
  closeWithApp(desk)
  void desk.begin(startOf(options)).then((begun) => {
    if (!begun.ok) log(begun.failure.message)
  })
  return (link) => {
    show()
    if (link !== null) desk.follow(link)
  }
}

/** The frame of the window, and what the page is told of light and dark, follow the person's choice. */
function followTheme(desk: Desk): void {
  const follow = () => {
    nativeTheme.themeSource = desk.preferences().theme
  }
  follow()
  desk.subscribe((event) => {
    if (event.name === 'preferences') follow()
  })
}

/** A window that was opened for it only now listens once its page is there. */
function openWanted(desk: Desk, window: BrowserWindow, ticketId: TicketId | null): void {
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', () => desk.want(ticketId))
  else desk.want(ticketId)
}

/** Answers the way to have it in front. */
function keepOneWindow(open: () => BrowserWindow): () => BrowserWindow {
  let window = open()
  const show = () => {
    if (window.isDestroyed()) window = open()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return window
  }
  app.on('activate', show)
  // On macOS a program outlives its windows.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  return show
}

/** The core closes its files, and the sample finishes what is open, before the program ends. */
function closeWithApp(desk: Desk): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void desk.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
