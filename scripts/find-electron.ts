import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's runtime, or why a window of it cannot open here. */
export type FoundElectron = { kind: 'found'; path: string } | { kind: 'missing'; why: string }

const packageFolder = join(import.meta.dirname, '../node_modules/electron')

/** Looks, and downloads nothing: importing `electron` itself would. */
export function findElectron(env: NodeJS.ProcessEnv): FoundElectron {
  const pathFile = join(packageFolder, 'path.txt')
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist'), program)
  if (!existsSync(path)) return { kind: 'missing', why: "Electron's runtime is not on this machine" }
  if (process.platform !== 'linux') return { kind: 'found', path }
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { kind: 'missing', why: 'Electron needs a display, and there is none' }
  if (process.getuid?.() === 0) return { kind: 'missing', why: "Electron's sandbox does not run as root" }
  return { kind: 'found', path }
}
