import { join } from 'node:path'
import { _electron, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { findElectron } from '../../../scripts/find-electron.ts'
import { startConsole, type ConsoleProcess } from '../../support/console-process.ts'

/** A console with somebody before it, whatever the host. `page` is another one after `restart`. */
export interface Seat {
  readonly page: Page
  /** Ends the console and starts it again on the same profile, with nothing on its command line. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface SeatSettings {
  /** Null opens a console that nobody has signed in to. */
  readonly serviceUrl: string | null
  readonly token: string
  readonly profile: string
  readonly colorScheme?: 'light' | 'dark'
}

/** The browser host in a process of its own, and a window on it. */
export async function openBrowserSeat(browser: Browser, settings: SeatSettings): Promise<Seat> {
  const options: BrowserContextOptions = {
    viewport: { width: 1440, height: 900 },
    colorScheme: settings.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  }
  let host: ConsoleProcess
  let page: Page

  async function open(args: string[]): Promise<void> {
    host = await startConsole({ args: ['--profile', settings.profile, ...args], token: settings.token })
    page = await (await browser.newContext(options)).newPage()
    await page.goto(host.address)
  }
  async function close(): Promise<void> {
    await page.context().close()
    await host.stop()
  }

  await open(serviceArgs(settings))
  return {
    get page() {
      return page
    },
    restart: async () => {
      await close()
      await open([])
    },
    close,
  }
}

/** The product itself: Electron over the built application. */
export async function openElectronSeat(settings: SeatSettings): Promise<Seat> {
  const found = findElectron(process.env)
  if (found.kind === 'missing') throw new Error(found.why)
  const executablePath = found.path

  async function launch(args: string[]) {
    const root = join(import.meta.dirname, '../../..')
    const application = await _electron.launch({
      executablePath,
      args: [root, '--profile', settings.profile, ...args],
      env: { ...process.env, DESK_TOKEN: settings.token },
      colorScheme: settings.colorScheme ?? 'light',
    })
    return { application, page: await application.firstWindow() }
  }

  let running = await launch(serviceArgs(settings))
  return {
    get page() {
      return running.page
    },
    restart: async () => {
      await running.application.close()
      running = await launch([])
    },
    close: () => running.application.close(),
  }
}

function serviceArgs({ serviceUrl }: SeatSettings): string[] {
  return serviceUrl === null ? [] : ['--service', serviceUrl]
}
