import { BrowserWindow, Menu, dialog, nativeTheme, screen, type ContextMenuParams } from 'electron'
import type { SettingsFile } from '../ipc/host-shell.ts'
import { consoleAddress } from './desk-scheme.ts'
import { placeWindow, smallest } from './window-state.ts'

export interface ConsoleWindowParts {
  preload: string
  icon: string
  /** Where the window's place is kept. */
  place: SettingsFile
  log: (line: string) => void
}

/** Opens the console's window and keeps its place. */
export function openConsoleWindow({ preload, icon, place, log }: ConsoleWindowParts): BrowserWindow {
  const { maximized, ...bounds } = placeWindow(
    place.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    icon,
    title: 'iMagine Desk',
    autoHideMenuBar: true,
    // Painted before the page is: no white flash in the dark.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // A page at night has to be heard by whoever pressed nothing since the start.
      autoplayPolicy: 'no-user-gesture-required',
      // Elsewhere than on macOS Chromium would fetch dictionaries from a third party.
      spellcheck: process.platform === 'darwin',
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => place.write({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  window.webContents.on('context-menu', (_, parameters) => showContextMenu(window, parameters))
  window.webContents.on('render-process-gone', (_, { reason }) => {
    log(`the window's process has gone: ${reason}`)
    if (reason !== 'clean-exit') void offerReload(window)
  })
  void window.loadURL(consoleAddress)
  return window
}

/** Nothing is lost: drafts and acts are on the disk, in another process. */
async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped working.',
    detail: 'What you sent or saved is safe. Open it again to go on.',
    buttons: ['Open again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.reload()
  else window.destroy()
}

function showContextMenu(
  window: BrowserWindow,
  { isEditable, selectionText, editFlags }: ContextMenuParams,
): void {
  if (isEditable) {
    Menu.buildFromTemplate([
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll' },
    ]).popup({ window })
  } else if (selectionText.trim() !== '') {
    Menu.buildFromTemplate([{ role: 'copy' }]).popup({ window })
  }
}
