import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from './find-electron.ts'

export type ShellChoice =
  | { kind: 'electron'; executable: string }
  /** `because` is one line for the person. */
  | { kind: 'browser'; because: string }

/** Longest time given to Electron's own download, in milliseconds, before the browser host opens instead. */
const longestDownload = 60_000

/** Electron where its runtime is here (or can be fetched) and can open a sandboxed window; else the browser host. */
export function chooseShell(root: string): ShellChoice {
  const obstacle = windowObstacle(process.platform, process.env, process.getuid?.() ?? null)
  if (obstacle !== null) return { kind: 'browser', because: obstacle }
  let found = findElectron(process.env)
  if (found.kind === 'missing' && fetchRuntime(root)) found = findElectron(process.env)
  if (found.kind === 'missing') {
    return { kind: 'browser', because: "Electron's runtime is not here and could not be fetched." }
  }
  if (process.platform === 'linux' && !canSandbox(found.path)) {
    return { kind: 'browser', because: "This system does not let Electron's sandbox work." }
  }
  return { kind: 'electron', executable: found.path }
}

/** What stands in the way of any window, before Electron is looked for; null where nothing does. */
export function windowObstacle(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  userId: number | null,
): string | null {
  if (platform !== 'linux') return null
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'There is no display for a window.'
  // Chromium refuses its sandbox to root, and a window without it is not offered.
  if (userId === 0) return 'Electron opens no sandboxed window for root.'
  return null
}

/** Runs electron's own installer, once per start and quietly: it checks what it fetches against its checksums. */
function fetchRuntime(root: string): boolean {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer)) return false
  console.log("Fetching Electron's runtime (about 110 MB, once) …")
  const fetched = spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: longestDownload })
  return fetched.status === 0
}

/** Linux: user namespaces must be open to programs, or the helper beside Electron must belong to root with setuid. */
function canSandbox(executable: string): boolean {
  const helper = join(executable, '..', 'chrome-sandbox')
  if (existsSync(helper)) {
    const { uid, mode } = statSync(helper)
    if (uid === 0 && (mode & constants.S_IFMT) === constants.S_IFREG && (mode & 0o4000) !== 0) return true
  }
  // Debian's and Ubuntu's switches; where a file is missing, the kernel has no such limit.
  const isOpen = readOr('/proc/sys/kernel/unprivileged_userns_clone', '1').trim() === '1'
  const isFree = readOr('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '0').trim() === '0'
  return isOpen && isFree && isReadable('/proc/self/ns/user')
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return fallback
  }
}
