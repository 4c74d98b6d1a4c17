import { Trans } from '@lingui/react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Moon, Settings } from 'lucide-react'
import type { ListedNotice } from '../../../shared/ipc/notices.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Age, Moment } from '../../ui/time.tsx'
import type { BellProps } from './bell.tsx'
import { noticeIcons } from './notice-icons.ts'
import { useNotices } from './notices-store.ts'

interface NoticePanelProps extends BellProps {
  onClose: () => void
}

/** The list, the newest first: what is unread stands out by its dot, its weight and a word. */
export function NoticePanel({ onOpenTicket, onOpenSection, onClose }: NoticePanelProps) {
  const { list, unread, readOff } = useNotices()
  const panel = useRef<HTMLDivElement>(null)
  // The arrows are heard here: the panel around it would keep the focus to itself.
  useEffect(() => panel.current?.focus(), [])
  const go = (section: 'pages' | 'queue' | 'settings') => {
    onClose()
    onOpenSection(section)
  }
  function open(notice: ListedNotice): void {
    readOff([notice.key])
    if (notice.ticketId === null) return go(notice.about.startsWith('page') ? 'pages' : 'queue')
    onClose()
    onOpenTicket(notice.ticketId)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows only move the focus along its buttons
    <div ref={panel} className="notices" tabIndex={-1} onKeyDown={moveFocus}>
      <div className="notices-head">
        <h2>{i18n.t('Notifications')}</h2>
        <span className="notices-count">
          {unread === 0 ? '' : i18n.t('{unread, number} unread', { unread })}
        </span>
        {unread > 0 && (
          <Button size="small" variant="quiet" onPress={() => readOff(null)}>
            {i18n.t('Mark all as read')}
          </Button>
        )}
      </div>
      {list !== null && list.quietUntil !== null && (
        <p className="notices-quiet">
          <Moon size={14} aria-hidden />
          <span>
            <Trans
              id="Quiet until {time}. Only pages to you are shown until then."
              values={{ time: <Moment at={list.quietUntil} /> }}
            />
          </span>
        </p>
      )}
      {list === null && <Skeleton lines={3} label={i18n.t('Reading what you were told')} />}
      {list?.notices.length === 0 && (
        <p className="notices-none">
          {i18n.t('Nothing yet. What you are told stands here for you to come back to.')}
        </p>
      )}
      {list !== null && list.notices.length > 0 && (
        <ul className="notices-list" aria-label={i18n.t('What you were told')}>
          {list.notices.map((notice) => (
            <Item key={notice.key} notice={notice} onOpen={() => open(notice)} />
          ))}
        </ul>
      )}
      <div className="notices-foot">
        <Button size="small" variant="quiet" icon={Settings} onPress={() => go('settings')}>
          {i18n.t('Choose what you are told of')}
        </Button>
      </div>
    </div>
  )
}

function Item({ notice, onOpen }: { notice: ListedNotice; onOpen: () => void }) {
  const { about, title, body, isRead, toldAt, kind } = notice
  const Icon = noticeIcons[about]
  return (
    <li>
      <button type="button" className={`notice${isRead ? '' : ' notice-unread'}`} onClick={onOpen}>
        <Icon
          size={15}
          aria-hidden
          className={kind === 'to-me' || about === 'critical' ? 'notice-loud' : 'notice-icon'}
        />
        <span className="notice-words">
          <span className="notice-title">
            {!isRead && <span className="visually-hidden">{i18n.t('Unread:')} </span>}
            <bdi className="one-line">{title}</bdi>
            <Age at={toldAt} />
          </span>
          <bdi className="notice-body one-line">{body}</bdi>
        </span>
        <span className="notice-dot" aria-hidden />
      </button>
    </li>
  )
}

/** Down and up go along the list, from wherever in the panel. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.notice')]
  if (step === 0 || items.length === 0) return
  event.preventDefault()
  const place = items.findIndex((item) => item === document.activeElement)
  const next = place < 0 ? 0 : Math.min(Math.max(place + step, 0), items.length - 1)
  items[next]?.focus()
}
