import { Notification } from 'electron'
import { noticesSchema, type Notice } from '../../shared/ipc/notices.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { noticeLook } from '../../shared/rules/notice-look.ts'
import type { Desk } from '../ipc/host-desk.ts'

/** So long a text may be, in characters: more is cut by the system, or fills the screen. */
const longestBody = 200

/**
 * Shows through the system what the desk tells its person; a press opens it. What is ordinary obeys the system's "do not
 * disturb"; a page to this very person asks to be shown all the same, and stays. Answers the way out.
 */
export function showNotices(
  desk: Pick<Desk, 'subscribe' | 'preferences'>,
  open: (ticketId: TicketId | null) => void,
): () => void {
  // One that is collected can be pressed no more.
  const shown = new Set<Notification>()

  function show(notice: Notice): void {
    if (!Notification.isSupported()) return
    const look = noticeLook(notice, desk.preferences().alarmSound, true)
    const notification = new Notification({
      title: withoutMarkup(notice.title),
      body: withoutMarkup(notice.body).slice(0, longestBody),
      silent: look.isSilent,
      urgency: look.insists ? 'critical' : notice.kind === 'quiet' ? 'low' : 'normal',
      timeoutType: look.insists ? 'never' : 'default',
    })
    shown.add(notification)
    const forget = () => void shown.delete(notification)
    notification.on('close', forget)
    notification.on('failed', forget)
    notification.on('click', () => {
      forget()
      open(notice.ticketId)
    })
    notification.show()
  }

  return desk.subscribe(({ name, event }) => {
    if (name !== 'notices') return
    const notices = noticesSchema.safeParse(event)
    if (notices.success) for (const notice of notices.data) show(notice)
  })
}

/** Some systems on Linux read a notice as markup: what customers write is none (Desktop Notifications Specification, 1.2). */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}
