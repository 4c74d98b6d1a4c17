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
 * opens the ticket, or (null) the list. Of several tabs one shows. Answers the way out.
 */
export function followNotices(open: (ticketId: TicketId | null) => void): () => void {
  let preferences: Preferences = defaultPreferences
  let kind: HostView['kind'] | null = null
  void bridge.call('host.read', undefined).then((answer) => {
    if (answer.ok) kind = answer.value.kind
  })
  void bridge.call('preferences.read', undefined).then((answer) => {
    if (answer.ok) preferences = answer.value
  })
  const turn = takeTurn()
  const leavePreferences = bridge.on('preferences', (changed) => (preferences = changed))
  const leaveNotices = bridge.on('notices', (notices) => {
    // The shell of Electron can always show: there the tone is for pages to this person.
    const canShow = kind === 'electron' || desktopPermission() === 'granted'
    const looks = notices.map((notice) => ({
      notice,
      look: noticeLook(notice, preferences.alarmSound, canShow),
    }))
    if (kind === 'browser' && canShow && turn.isMine())
      for (const { notice, look } of looks) show(notice, look.insists, look.isSilent, open)
    if (looks.some(({ look }) => look.hasTone)) soundAlarm()
  })
  return () => {
    turn.giveUp()
    leavePreferences()
    leaveNotices()
  }
}

function show(
  { key, title, body, ticketId }: Notice,
  insists: boolean,
  isSilent: boolean,
  open: (ticketId: TicketId | null) => void,
): void {
  const shown = new Notification(title, { body, tag: key, silent: isSilent, requireInteraction: insists })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
    open(ticketId)
  })
}

/** One tab of this browser has its turn until it goes; the next in line has it then. */
function takeTurn(): { isMine: () => boolean; giveUp: () => void } {
  const { locks } = navigator as { locks?: LockManager }
  if (locks === undefined) return { isMine: () => true, giveUp: () => undefined }
  let isMine = false
  const leaving = Promise.withResolvers<void>()
  const waiting = new AbortController()
  locks
    .request('shows-notices', { signal: waiting.signal }, () => {
      isMine = true
      return leaving.promise
    })
    .catch(() => undefined)
  return {
    isMine: () => isMine,
    giveUp: () => {
      isMine = false
      waiting.abort()
      leaving.resolve()
    },
  }
}
