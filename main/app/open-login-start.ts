import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { LoginStart } from '../../shared/ipc/login-start.ts'
import type { LoginSwitch } from '../ipc/host-shell.ts'

export interface LoginParts {
  platform: NodeJS.Platform
  /** `XDG_CONFIG_HOME`, and `APPIMAGE`, which is where an AppImage really lies. */
  environment: Readonly<Record<string, string | undefined>>
  home: string
  executable: string
}

const notInstalled: LoginStart = {
  kind: 'cannot',
  why: 'Only an installed console can be started at sign-in; this one runs from its sources.',
}

/**
 * Starts the console at sign-in where its person wants that: macOS and Windows keep the choice themselves; on Linux it is a file
 * that every desktop reads. Source: Desktop Application Autostart Specification 0.5.
 */
export function openLoginStart(parts: LoginParts): LoginSwitch {
  if (!app.isPackaged) return { read: () => notInstalled, change: () => notInstalled }
  return parts.platform === 'linux' ? byFile(parts) : bySystem()
}

function bySystem(): LoginSwitch {
  const read = (): LoginStart => ({ kind: 'choice', isOn: app.getLoginItemSettings().openAtLogin })
  return {
    read,
    change(openAtLogin) {
      app.setLoginItemSettings({ openAtLogin })
      return read()
    },
  }
}

function byFile({ environment, home, executable }: LoginParts): LoginSwitch {
  const folder = join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'autostart')
  const file = join(folder, 'imagine-desk.desktop')
  const read = (): LoginStart => ({ kind: 'choice', isOn: existsSync(file) })
  return {
    read,
    change(isOn) {
      if (isOn) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(file, desktopEntry(environment['APPIMAGE'] ?? executable))
      } else {
        rmSync(file, { force: true })
      }
      return read()
    },
  }
}

function desktopEntry(path: string): string {
  return `[Desktop Entry]\nType=Application\nName=iMagine Desk\nExec=${quoted(path)}\nX-GNOME-Autostart-enabled=true\n`
}

/** Source: Desktop Entry Specification 1.5, the Exec key; a percent sign begins a field code, a backslash is read twice. */
function quoted(path: string): string {
  const inQuotes = path.replaceAll(/["`$\\]/g, (mark) => (mark === '\\' ? '\\\\\\\\' : `\\\\${mark}`))
  return `"${inQuotes.replaceAll('%', '%%')}"`
}
