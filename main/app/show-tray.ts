import { app, Menu, nativeImage, Tray, type NativeImage } from 'electron'
import { unheldSchema, unreadSchema } from '../../shared/ipc/notices.ts'
import type { Desk } from '../ipc/host-desk.ts'
import { dotted } from './dotted.ts'

/** Pixels of an icon in the tray; systems scale it. */
const size = 22

interface Standing {
  /** Of what was told, what nobody has opened. */
  unread: number
  /** Pages that nobody has. */
  unheld: number
}

/**
 * How much is unread, at the edge of the screen: by a dot and in words in the tray, and on the program's icon where the system
 * has a place for a number; in the words also how many pages nobody has. A system without a tray goes without.
 */
export function showTray(desk: Pick<Desk, 'subscribe'>, icon: string, show: () => void): () => void {
  const plain = nativeImage.createFromPath(icon).resize({ width: size, height: size })
  const marked = withDot(plain)
  const tray = openTray(plain, show)
  let standing: Standing = { unread: 0, unheld: 0 }
  tell(standing)

  function tell(changed: Partial<Standing>): void {
    standing = { ...standing, ...changed }
    const { unread } = standing
    app.setBadgeCount(unread)
    tray?.setToolTip(standingWords(standing))
    tray?.setImage(unread === 0 ? plain : marked)
    // Next to the icon; only macOS has a place for it.
    if (process.platform === 'darwin') tray?.setTitle(unread === 0 ? '' : String(unread))
  }

  const leave = desk.subscribe(({ name, event }) => {
    if (name === 'session') tell({ unread: 0, unheld: 0 })
    if (name === 'alarms') {
      const told = unheldSchema.safeParse(event)
      if (told.success) tell({ unheld: told.data.unheld })
    }
    if (name === 'unread') {
      const told = unreadSchema.safeParse(event)
      if (told.success) tell({ unread: told.data.unread })
    }
  })
  return () => {
    leave()
    tray?.destroy()
  }
}

function withDot(image: NativeImage): NativeImage {
  const { width, height } = image.getSize()
  return nativeImage.createFromBitmap(dotted(image.toBitmap(), width, height), { width, height })
}

function openTray(image: NativeImage, show: () => void): Tray | null {
  try {
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

export function standingWords({ unread, unheld }: Standing): string {
  const words = [
    ...(unread === 0 ? [] : [`${unread} unread`]),
    ...(unheld === 0 ? [] : [`${unheld} ${unheld === 1 ? 'page' : 'pages'} that nobody has`]),
  ]
  return words.length === 0 ? 'iMagine Desk' : `iMagine Desk: ${words.join(', ')}`
}
