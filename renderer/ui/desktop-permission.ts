/** Whether this browser shows notices for the console; `none`: it has no such thing. */
export type DesktopPermission = 'granted' | 'denied' | 'default' | 'none'

export function desktopPermission(): DesktopPermission {
  return typeof Notification === 'undefined' ? 'none' : Notification.permission
}

/** Asks the person; only after a press, or browsers refuse. */
export async function askDesktopPermission(): Promise<DesktopPermission> {
  if (typeof Notification === 'undefined') return 'none'
  return Notification.requestPermission()
}
