import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { CirclePause, Cloud, CloudOff, CloudAlert, RefreshCw, type LucideIcon } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { useClock } from '../../ui/clock.ts'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { ConnectionDetail } from './connection-detail.tsx'
import { useConnection } from './connection-store.ts'
import { connectionWords, type ConnectionTone, type ConnectionWords } from './connection-words.ts'
import './connection.css'

const icons: Record<ConnectionTone, LucideIcon> = {
  calm: Cloud,
  busy: RefreshCw,
  paused: CirclePause,
  away: CloudOff,
  'needs-you': CloudAlert,
}

const unheard: ConnectionWords = { tone: 'busy', text: i18n.t('Connecting…'), spoken: '', progress: null }

function wholeMinute(nowMs: number): number {
  return Math.floor(nowMs / 60_000) * 60_000
}

export interface ConnectionBadgeProps {
  onOpenOutbox?: () => void
}

/** The state of the connection in words, always in view; a press shows the detail. */
export function ConnectionBadge({ onOpenOutbox }: ConnectionBadgeProps) {
  const { view, opened } = useConnection()
  useEffect(() => opened(), [opened])
  /* An hour of the day is all that ages in these words. */
  const now = useClock(wholeMinute)
  const { tone, text, spoken, progress } = view === null ? unheard : connectionWords(view, now)
  const Icon = icons[tone]
  return (
    <>
      <PopoverPanel
        label={i18n.t('Connection')}
        placement="bottom end"
        trigger={
          <Button
            className={`connection connection-${tone}`}
            aria-label={i18n.t('Connection: {text}', { text })}
          >
            <Icon size={14} aria-hidden />
            <span className="connection-words">{text}</span>
            {progress !== null && (
              <progress className="connection-progress" max={1} value={progress} aria-hidden />
            )}
          </Button>
        }
      >
        {(close) =>
          view !== null && (
            <div className="connection-detail">
              <ConnectionDetail
                view={view}
                {...(onOpenOutbox && {
                  onOpenOutbox: () => {
                    close()
                    onOpenOutbox()
                  },
                })}
              />
            </div>
          )
        }
      </PopoverPanel>
      <span className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </span>
    </>
  )
}
