import { Inbox, RotateCw } from 'lucide-react'
import type { ConnectionState, ConnectionView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../../ui/time.tsx'
import { useConnection } from './connection-store.ts'
import { countOf, nextTryText } from './connection-words.ts'
import { useSeconds } from './use-seconds.ts'

interface ConnectionDetailProps {
  view: ConnectionView
  onOpenOutbox?: () => void
}

/** What stands behind the badge: since when, why, what happens next, and what can be done. */
export function ConnectionDetail({ view, onOpenOutbox }: ConnectionDetailProps) {
  const retryAsked = useConnection((store) => store.retryAsked)
  const { state, lastExchangeAt, waiting, needsYou } = view
  const outbox = outboxText(waiting, needsYou)
  return (
    <>
      <p className="connection-detail-title">{title(state)}</p>
      <StateDetail state={state} />
      <dl className="connection-facts">
        <dt>Last answer</dt>
        <dd>{lastExchangeAt === null ? 'none yet' : <Moment at={lastExchangeAt} />}</dd>
        <dt>Outbox</dt>
        <dd>{outbox}</dd>
      </dl>
      <div className="connection-actions">
        {state.kind !== 'pulling' && state.kind !== 'stopped' && (
          <Button size="small" icon={RotateCw} onPress={() => void retryAsked()}>
            {state.kind === 'offline' ? 'Try now' : 'Check now'}
          </Button>
        )}
        {onOpenOutbox && (
          <Button size="small" icon={Inbox} onPress={onOpenOutbox}>
            Open the outbox
          </Button>
        )}
      </div>
    </>
  )
}

function StateDetail({ state }: { state: ConnectionState }) {
  switch (state.kind) {
    case 'connecting':
      return <p>Asking the service for what is new.</p>
    case 'pulling':
      return <p>Tickets are being fetched. You can work with those already here.</p>
    case 'online':
      return <p>Changes arrive as they happen.</p>
    case 'stopped':
      return <p className="connection-failure">{state.failure.message}</p>
    case 'offline':
      return (
        <>
          <p className="connection-failure">{state.failure.message}</p>
          <p>
            Everything goes on working. What you do is kept here and sent later.{' '}
            <NextTry retryAt={state.retryAt} />
          </p>
        </>
      )
    default:
      return assertNever(state)
  }
}

function NextTry({ retryAt }: { retryAt: number | null }) {
  const text = nextTryText(retryAt, useSeconds())
  return text === null ? null : <span className="connection-next">{text}.</span>
}

function title(state: ConnectionState): string {
  switch (state.kind) {
    case 'connecting':
      return 'Connecting to your desk'
    case 'pulling':
      return 'Syncing with your desk'
    case 'online':
      return 'Connected to your desk'
    case 'offline':
      return 'No connection to your desk'
    case 'stopped':
      return 'The console has stopped'
    default:
      return assertNever(state)
  }
}

function outboxText(waiting: number, needsYou: number): string {
  if (waiting === 0 && needsYou === 0) return 'empty: everything has been sent'
  const parts: string[] = []
  if (needsYou > 0) parts.push(countOf(needsYou, 'act needs you', 'acts need you'))
  if (waiting > 0) parts.push(countOf(waiting, 'act waiting', 'acts waiting'))
  return parts.join(', ')
}
