import { spawn } from 'node:child_process'

/** The system's own way to open an address: program and arguments. */
export function openerFor(platform: NodeJS.Platform, address: string): [string, string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [address]]
    case 'win32':
      // `start` is a word of cmd.exe, which reads & as the end of a command.
      return ['rundll32', ['url.dll,FileProtocolHandler', address]]
    default:
      return ['xdg-open', [address]]
  }
}

/** Opens the default browser where there is one; where there is none, the printed address has to do. */
export function openBrowser(address: string): void {
  const [program, parameters] = openerFor(process.platform, address)
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
