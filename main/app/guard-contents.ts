import { app, shell, type Session, type WebContents } from 'electron'
import { consoleAddress, consoleOrigin } from './desk-scheme.ts'
import { isSafeLink } from '../../shared/rules/safe-link.ts'

/** What a screen may do on this machine without asking: put text that a person copies on the clipboard. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Guards every page of this program, whoever makes it. Call before the first window. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents))
}

/** A page stays where it is; links go to the system's browser when they are safe; nothing embeds anything. */
export function guardContents(contents: WebContents): void {
  const stay = (event: Electron.Event<{ url: string }>) => {
    if (event.url !== consoleAddress) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isSafeLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Camera, place, notifications, devices and the rest: none of them, for nobody. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_, permission, decide, details) =>
    decide(granted.has(permission) && isConsole(details.requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_, permission, requestingOrigin) => granted.has(permission) && isConsole(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
}

function isConsole(address: string): boolean {
  return address === consoleOrigin || address.startsWith(consoleAddress)
}
