import { app, Menu, nativeImage, Tray } from 'electron'
import { unheldSchema } from '../../shared/ipc/notices.ts'
import type { Desk } from '../ipc/host-desk.ts'

/** Pixels of an icon in the tray; systems scale it. */
const size = 22

/**
 * How many pages nobody has, at the edge of the screen: in the tray, and on the program's icon where the system has a place
 * for a number. A system without a tray goes without.
 */
export function showUnheld(desk: Pick<Desk, 'subscribe'>, icon: string, show: () => void): () => void {
  const tray = openTray(icon, show)
  tell(0)

  function tell(unheld: number): void {
    app.setBadgeCount(unheld)
    tray?.setToolTip(unheldWords(unheld))
    // Next to the icon; only macOS has a place for it.
    if (process.platform === 'darwin') tray?.setTitle(unheld === 0 ? '' : String(unheld))
  }

  const leave = desk.subscribe(({ name, event }) => {
    if (name === 'session') tell(0)
    if (name !== 'alarms') return
    const told = unheldSchema.safeParse(event)
    if (told.success) tell(told.data.unheld)
  })
  return () => {
    leave()
    tray?.destroy()
  }
}

function openTray(icon: string, show: () => void): Tray | null {
  try {
    const image = nativeImage.createFromPath(icon).resize({ width: size, height: size })
    const tray = new Tray(image)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open iMagine Desk', click: show },
        { type: 'separator' },
        { label: 'Quit', role: 'quit' },
      ]),
    )
    tray.on('click', show)
    return tray
  } catch {
    return null
  }
}

export function unheldWords(unheld: number): string {
  if (unheld === 0) return 'iMagine Desk'
  return `iMagine Desk: ${unheld} ${unheld === 1 ? 'page' : 'pages'} that nobody has`
}
