import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium to drive, and where it came from, in words. */
export interface FoundChromium {
  readonly path: string
  readonly origin: string
}

const headlessShell = 'chromium-headless-shell'
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
  return theSystems([...onPath(programs, env), ...(usualPlaces[process.platform] ?? [])])
}

/**
 * The Chromium for the end-to-end tests: one that a person named, else the headless shell of the system, which draws the same
 * in a third less processor time, else any. Benchmarks and leak checks are of the whole browser, which a person has.
 */
export function findTestChromium(env: NodeJS.ProcessEnv): FoundChromium | null {
  const shell = env['CHROMIUM_PATH'] ? null : theSystems(onPath([headlessShell], env))
  return shell ?? findChromium(env)
}

function onPath(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

function theSystems(places: readonly string[]): FoundChromium | null {
  const path = places.find((place) => existsSync(place))
  return path === undefined ? null : { path, origin: "the system's" }
}

/** A Chromium, installed if need be; or, where there is none to be had, what a person can do about it. */
export function ensureChromium(env: NodeJS.ProcessEnv): FoundChromium | string {
  return ensure(findChromium, ['chromium'], env)
}

/** The Chromium for the end-to-end tests, installed where there is none at all; or what a person can do about it. */
export function ensureTestChromium(env: NodeJS.ProcessEnv): FoundChromium | string {
  return ensure(findTestChromium, [headlessShell, 'chromium'], env)
}

function ensure(
  find: typeof findChromium,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): FoundChromium | string {
  const found = find(env)
  if (found) return found
  if (env['CHROMIUM_PATH']) return `CHROMIUM_PATH names ${env['CHROMIUM_PATH']}, and there is no such file.`
  return (
    installOneOf(packages) ??
    find(env) ??
    'Chromium was installed and cannot be found: name it in CHROMIUM_PATH.'
  )
}

/** Installs the first of Debian's packages that can be had, as root. Answers why none could, or null once one is there. */
function installOneOf(packages: readonly string[]): string | null {
  const isRoot = process.getuid?.() === 0
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || !isRoot)
    return 'No Chromium was found. Install one, run `npx playwright install chromium`, or name one in CHROMIUM_PATH.'
  let why = runAptGet(['update'])
  for (const name of why === null ? packages : []) {
    why = runAptGet(['install', '-y', '--no-install-recommends', name])
    if (why === null) break
  }
  return why
}

function runAptGet(args: readonly string[]): string | null {
  console.log(`No Chromium was found: running apt-get ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('apt-get', args, { env, encoding: 'utf8' })
  if (run.status === 0) return null
  return `apt-get ${args[0] ?? ''} failed:\n${run.stderr.trim().split('\n').slice(-5).join('\n')}`
}

/**
 * The flags under which Debian's Chromium runs the same everywhere: as root, without a GPU, silent on the network. The last one
 * is for the headless shell, which else draws letters another way than Chromium does with Debian's settings of fonts.
 */
export const chromiumFlags = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=slight',
] as const
