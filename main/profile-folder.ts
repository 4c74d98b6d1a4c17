import { join } from 'node:path'

/** Where a console keeps what it keeps when nobody says otherwise: the system's place for settings of one person. */
export function profileFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'iMagine Desk')
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'iMagine Desk')
    default:
      // XDG Base Directory Specification 0.8: a relative path counts as unset.
      return join(xdgFolder(environment['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'imagine-desk')
  }
}

function xdgFolder(value: string | undefined): string | null {
  return value?.startsWith('/') === true ? value : null
}
