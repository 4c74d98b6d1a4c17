import { useCallback, useEffect } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Cloud, CloudOff, CloudAlert, RefreshCw, type LucideIcon } from 'lucide-react'
import { useClock } from '../../ui/clock.ts'
import { ConnectionDetail } from './connection-detail.tsx'
import { useConnection } from './connection-store.ts'
import { connectionWords, type ConnectionTone } from './connection-words.ts'
import './connection.css'

const icons: Record<ConnectionTone, LucideIcon> = {
  calm: Cloud,
  busy: RefreshCw,
  away: CloudOff,
  'needs-you': CloudAlert,
}

export interface ConnectionBadgeProps {
  onOpenOutbox?: () => void
}

/** The state of the connection in words, always in view; a press shows the detail. */
export function ConnectionBadge({ onOpenOutbox }: ConnectionBadgeProps) {
  const { view, opened } = useConnection()
  useEffect(() => opened(), [opened])
  const text = useClock(
    useCallback((now: number) => (view === null ? 'Connecting…' : connectionWords(view, now).text), [view]),
  )
  const { tone, spoken, progress } =
    view === null ? { tone: 'busy' as const, spoken: '', progress: null } : connectionWords(view, Date.now())
  const Icon = icons[tone]
  return (
    <>
      <DialogTrigger>
        <Button className={`connection connection-${tone}`} aria-label={`Connection: ${text}`}>
          <Icon size={14} aria-hidden />
          <span className="connection-words">{text}</span>
          {progress !== null && (
            <progress className="connection-progress" max={1} value={progress} aria-hidden />
          )}
        </Button>
        <Popover className="float" placement="bottom end" offset={4}>
          <Dialog aria-label="Connection" className="connection-detail">
            {({ close }) =>
              view !== null && (
                <ConnectionDetail
                  view={view}
                  {...(onOpenOutbox && {
                    onOpenOutbox: () => {
                      close()
                      onOpenOutbox()
                    },
                  })}
                />
              )
            }
          </Dialog>
        </Popover>
      </DialogTrigger>
      <span className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </span>
    </>
  )
}
