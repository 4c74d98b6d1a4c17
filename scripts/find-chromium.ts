import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium to drive, and where it came from, in words. */
export interface FoundChromium {
  readonly path: string
  readonly origin: string
}

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** Where browsers stand that are on nobody's PATH. */
const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The first Chromium that is there: named in CHROMIUM_PATH, Playwright's own, the system's. Null where none is. */
export function findChromium(env: NodeJS.ProcessEnv): FoundChromium | null {
  const named = env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? { path: named, origin: 'named in CHROMIUM_PATH' } : null
  const own = chromium.executablePath()
  if (existsSync(own)) return { path: own, origin: "Playwright's own" }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => programs.map((program) => join(folder, program)))
  const path = [...onPath, ...(usualPlaces[process.platform] ?? [])].find((place) => existsSync(place))
  return path === undefined ? null : { path, origin: "the system's" }
}

/** A Chromium, installed if need be; or, where there is none to be had, what a person can do about it. */
export function ensureChromium(env: NodeJS.ProcessEnv): FoundChromium | string {
  const found = findChromium(env)
  if (found) return found
  if (env['CHROMIUM_PATH']) return `CHROMIUM_PATH names ${env['CHROMIUM_PATH']}, and there is no such file.`
  return (
    installChromium() ??
    findChromium(env) ??
    'Chromium was installed and cannot be found: name it in CHROMIUM_PATH.'
  )
}

/** Installs Debian's Chromium, as root on a machine with apt-get. Answers why it could not, or null once it is done. */
function installChromium(): string | null {
  const isRoot = process.getuid?.() === 0
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || !isRoot)
    return 'No Chromium was found. Install one, run `npx playwright install chromium`, or name one in CHROMIUM_PATH.'
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    console.log(`No Chromium was found: running apt-get ${args.join(' ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const run = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (run.status !== 0)
      return `apt-get ${args[0] ?? ''} failed:\n${run.stderr.trim().split('\n').slice(-5).join('\n')}`
  }
  return null
}

/** The flags under which Debian's Chromium runs the same everywhere: as root, without a GPU, silent on the network. */
export const chromiumFlags = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
] as const
