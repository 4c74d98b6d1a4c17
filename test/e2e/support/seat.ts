import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { findElectron } from '../../../scripts/find-electron.ts'
import { askForWindow, startConsole, type ConsoleProcess } from '../../support/console-process.ts'

/** A console with somebody before it, whatever the host. `page` is another one after `begin`. */
export interface Seat {
  readonly page: Page
  readonly profile: string
  /** Ends the console: as its person does, or as a power cut does. */
  end(how?: 'quit' | 'kill'): Promise<void>
  /** Starts it again on the same profile, with nothing on its command line. */
  begin(): Promise<void>
  restart(): Promise<void>
  /** A second start on the same profile: another window of the same console, where the host has such. */
  openWindow(): Promise<Page>
  /** What the system does with a link of ours: a second start that has it on its command line. */
  followLink(link: string): Promise<void>
  close(): Promise<void>
}

export interface SeatSettings {
  /** Null opens a console that nobody has signed in to. */
  readonly serviceUrl: string | null
  readonly token: string
  readonly profile: string
  readonly colorScheme?: 'light' | 'dark'
  /** What the workstation speaks. */
  readonly locale?: string
  /** How long a reply can be taken back. Without it replies leave at once. */
  readonly undoSeconds?: number
}

/** The browser host in a process of its own, and a window on it. */
export async function openBrowserSeat(browser: Browser, settings: SeatSettings): Promise<Seat> {
  const options: BrowserContextOptions = {
    viewport: { width: 1440, height: 900 },
    colorScheme: settings.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    ...(settings.locale === undefined ? {} : { locale: settings.locale }),
  }
  const { profile, token } = settings
  let host: ConsoleProcess
  let pages: Page[] = []

  async function show(address: string): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(address)
    pages.push(page)
    return page
  }
  async function open(args: string[]): Promise<void> {
    host = await startConsole({ args: ['--profile', profile, ...args], token })
    await show(host.address)
  }
  async function end(how: 'quit' | 'kill' = 'quit'): Promise<void> {
    if (how === 'kill') process.kill(host.pid, 'SIGKILL')
    for (const page of pages) await page.context().close()
    pages = []
    await host.stop()
  }

  keepPreferences(settings)
  await open(serviceArgs(settings))
  return {
    get page() {
      const [first] = pages
      if (first === undefined) throw new Error('This console has ended.')
      return first
    },
    profile,
    end,
    begin: () => open([]),
    restart: async () => {
      await end()
      await open([])
    },
    openWindow: async () => show(await askForWindow(profile)),
    followLink: async (link) => void (await askForWindow(profile, [link])),
    close: end,
  }
}

/** The product itself: Electron over the built application. */
export async function openElectronSeat(settings: SeatSettings): Promise<Seat> {
  const found = findElectron(process.env)
  if (found.kind === 'missing') throw new Error(found.why)
  const executablePath = found.path
  const { profile } = settings

  const root = join(import.meta.dirname, '../../..')

  async function launch(args: string[]) {
    const application = await _electron.launch({
      executablePath,
      args: [root, '--profile', profile, ...args],
      env: { ...process.env, DESK_TOKEN: settings.token },
      colorScheme: settings.colorScheme ?? 'light',
      ...(settings.locale === undefined ? {} : { locale: settings.locale }),
    })
    return { application, page: await application.firstWindow() }
  }
  async function end(how: 'quit' | 'kill' = 'quit'): Promise<void> {
    if (how === 'quit') return running.application.close()
    const gone = running.application.waitForEvent('close')
    running.application.process().kill('SIGKILL')
    await gone
  }

  keepPreferences(settings)
  let running = await launch(serviceArgs(settings))
  return {
    get page() {
      return running.page
    },
    profile,
    end,
    begin: async () => {
      running = await launch([])
    },
    restart: async () => {
      await end()
      running = await launch([])
    },
    openWindow: () => Promise.reject(new Error('Electron has one window and brings it up.')),
    followLink: async (link) => {
      const second = spawn(executablePath, [root, '--profile', profile, link], { stdio: 'ignore' })
      await once(second, 'exit')
    },
    close: end,
  }
}

/** As the console itself keeps them. */
function keepPreferences({ profile, undoSeconds = 0 }: SeatSettings): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ undoSeconds }), { mode: 0o600 })
}

function serviceArgs({ serviceUrl }: SeatSettings): string[] {
  return serviceUrl === null ? [] : ['--service', serviceUrl]
}
