import { useEffect } from 'react'
import { Bell as BellIcon, BellDot } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { useNotices } from './notices-store.ts'
import { useUnreadMark } from './use-unread-mark.ts'
import './notices.css'

export interface BellProps {
  onOpenTicket: (ticketId: TicketId) => void
  /** Where several pages, or several tickets, are to be seen. */
  onOpenSection: (section: 'pages' | 'queue' | 'settings') => void
}

/** What this person was told lately, and how much of it is unread: in view on every screen. */
export function Bell(props: BellProps) {
  const { unread, isOpen, opened, bellTurned } = useNotices()
  useEffect(() => opened(), [opened])
  useUnreadMark(unread)
  const Icon = unread === 0 ? BellIcon : BellDot
  return (
    <>
      <PopoverPanel
        label={i18n.t('Notifications')}
        placement="bottom end"
        isOpen={isOpen}
        onOpenChange={bellTurned}
        trigger={
          <Button
            className="button button-quiet button-icon button-medium bell"
            aria-label={
              unread === 0 ? i18n.t('Notifications') : i18n.t('Notifications: {unread} unread', { unread })
            }
          >
            <Icon size={16} aria-hidden />
            {unread > 0 && (
              <span className="bell-count tabular" aria-hidden>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </Button>
        }
      >
        {(close) => <NoticePanel {...props} onClose={close} />}
      </PopoverPanel>
      <Said />
    </>
  )
}

/** A screen reader hears what was told, once: at once where people are waited for, else in a pause. */
function Said() {
  const said = useNotices((state) => state.said)
  const isUrgent = said?.kind === 'to-me'
  return (
    <>
      <span className="visually-hidden" role="status">
        {isUrgent ? '' : said?.title}
      </span>
      <span className="visually-hidden" role="alert">
        {isUrgent ? said?.title : ''}
      </span>
    </>
  )
}
