import type { Notice } from '../../../shared/ipc/notices.ts'
import { defaultPreferences, type Preferences } from '../../../shared/ipc/preferences.ts'
import type { HostView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { noticeLook } from '../../../shared/rules/notice-look.ts'
import { bridge } from '../../bridge.ts'
import { soundAlarm } from '../../ui/alarm-tone.ts'
import { desktopPermission } from '../../ui/desktop-permission.ts'

/**
 * Shows, in a browser, what the back tells its person, and sounds what is to be heard; in Electron the shell shows it. A press
 * opens the ticket. Answers the way out.
 */
export function followNotices(open: (ticketId: TicketId) => void): () => void {
  let preferences: Preferences = defaultPreferences
  let kind: HostView['kind'] | null = null
  void bridge.call('host.read', undefined).then((answer) => {
    if (answer.ok) kind = answer.value.kind
  })
  void bridge.call('preferences.read', undefined).then((answer) => {
    if (answer.ok) preferences = answer.value
  })
  const leavePreferences = bridge.on('preferences', (changed) => (preferences = changed))
  const leaveNotices = bridge.on('notices', (notices) => {
    // The shell of Electron can always show: there the tone is for pages to this person.
    const canShow = kind === 'electron' || desktopPermission() === 'granted'
    const looks = notices.map((notice) => ({ notice, look: noticeLook(notice, preferences, canShow) }))
    if (kind === 'browser')
      for (const { notice, look } of looks) if (look.isShown) show(notice, look.insists, look.isSilent, open)
    if (looks.some(({ look }) => look.hasTone)) soundAlarm()
  })
  return () => {
    leavePreferences()
    leaveNotices()
  }
}

/** One of a key, however many tabs show it. */
function show(
  { key, title, body, ticketId }: Notice,
  insists: boolean,
  isSilent: boolean,
  open: (ticketId: TicketId) => void,
): void {
  const shown = new Notification(title, { body, tag: key, silent: isSilent, requireInteraction: insists })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
    if (ticketId !== null) open(ticketId)
  })
}
