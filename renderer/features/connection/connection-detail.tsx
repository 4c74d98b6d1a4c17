import { useCallback } from 'react'
import { Inbox, Pause, Play, RotateCw } from 'lucide-react'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { ConnectionState, ConnectionView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { listText } from '../../ui/list-text.ts'
import { Moment } from '../../ui/time.tsx'
import { useConnection } from './connection-store.ts'
import { nextTryText, troubleName } from './connection-words.ts'

interface ConnectionDetailProps {
  view: ConnectionView
  onOpenOutbox?: () => void
}

/** What stands behind the badge: since when, why, what happens next, and what can be done. */
export function ConnectionDetail({ view, onOpenOutbox }: ConnectionDetailProps) {
  const retryAsked = useConnection((store) => store.retryAsked)
  const pauseAsked = useConnection((store) => store.pauseAsked)
  const { state, lastExchangeAt, waiting, needsYou } = view
  const outbox = outboxText(waiting, needsYou)
  return (
    <>
      <p className="connection-detail-title">{title(state)}</p>
      <StateDetail state={state} />
      <dl className="connection-facts">
        <dt>{i18n.t('Last answer')}</dt>
        <dd>{lastExchangeAt === null ? i18n.t('none yet') : <Moment at={lastExchangeAt} />}</dd>
        <dt>{i18n.t('Outbox')}</dt>
        <dd>{outbox}</dd>
      </dl>
      <div className="connection-actions">
        {state.kind === 'pulling' && (
          <Button
            size="small"
            icon={state.isPaused === true ? Play : Pause}
            onPress={() => pauseAsked(state.isPaused !== true)}
          >
            {state.isPaused === true ? i18n.t('Go on') : i18n.t('Pause')}
          </Button>
        )}
        {state.kind !== 'pulling' && state.kind !== 'stopped' && (
          <Button size="small" icon={RotateCw} onPress={() => void retryAsked()}>
            {state.kind === 'offline' ? i18n.t('Try now') : i18n.t('Check now')}
          </Button>
        )}
        {onOpenOutbox && (
          <Button size="small" icon={Inbox} onPress={onOpenOutbox}>
            {i18n.t('Open the outbox')}
          </Button>
        )}
      </div>
    </>
  )
}

function StateDetail({ state }: { state: ConnectionState }) {
  switch (state.kind) {
    case 'connecting':
      return <p>{i18n.t('Asking the service for what is new.')}</p>
    case 'pulling':
      if (state.isPaused === true)
        return (
          <p>
            {i18n.t(
              'It goes on from there when you say so. What you do meanwhile is sent; what is new is not here until then.',
            )}
          </p>
        )
      return state.again === true ? (
        <p>
          {i18n.t(
            'Everything is read again, as after the desk was restored from a backup. Your drafts and what has not been sent stay as they are.',
          )}
        </p>
      ) : (
        <p>{i18n.t('Tickets are being fetched. You can work with those already here.')}</p>
      )
    case 'online':
      return <p>{i18n.t('Changes arrive as they happen.')}</p>
    case 'stopped':
      return <p className="connection-failure">{state.failure.message}</p>
    case 'offline':
      return (
        <>
          <p className="connection-failure">{state.failure.message}</p>
          <p>
            {adviceWords(state.failure.code)} <NextTry retryAt={state.retryAt} />
          </p>
        </>
      )
    default:
      return assertNever(state)
  }
}

function NextTry({ retryAt }: { retryAt: number | null }) {
  const text = useClock(
    useCallback((now: number) => nextTryText(retryAt, now) ?? '', [retryAt]),
    'seconds',
  )
  return text === '' ? null : <span className="connection-next">{text}.</span>
}

/** What to expect, and what to do about it where waiting is not enough. */
function adviceWords(code: Failure['code']): string {
  switch (code) {
    case 'disk-full':
      return i18n.t(
        'Make room on this machine. What was kept before is safe; nothing new is kept until then.',
      )
    case 'disk-read-only':
      return i18n.t(
        'Make the profile folder writable (Settings shows it). What was kept before is safe; nothing new is kept until then.',
      )
    case 'service-newer':
      return i18n.t('Update the console. Until then it shows what it has and keeps what you do.')
    case 'service-not-a-desk':
    case 'service-redirects':
      return i18n.t(
        'Check the address in Settings, or sign in to the network in a browser. What you do is kept here and sent later.',
      )
    case 'unauthenticated':
      return i18n.t('Sign in again. What has not been sent is kept for you.')
    default:
      return i18n.t('Everything goes on working. What you do is kept here and sent later.')
  }
}

function title(state: ConnectionState): string {
  switch (state.kind) {
    case 'connecting':
      return i18n.t('Connecting to your desk')
    case 'pulling':
      if (state.isPaused === true) return i18n.t('Fetching is paused')
      return state.again === true ? i18n.t('Reading everything again') : i18n.t('Syncing with your desk')
    case 'online':
      return i18n.t('Connected to your desk')
    case 'offline':
      if (state.failure.retryAfterMs !== undefined) return i18n.t('Your desk asked for a pause')
      return troubleName(state.failure) ?? i18n.t('No connection to your desk')
    case 'stopped':
      return i18n.t('The console has stopped')
    default:
      return assertNever(state)
  }
}

function outboxText(waiting: number, needsYou: number): string {
  if (waiting === 0 && needsYou === 0) return i18n.t('empty: everything has been sent')
  return listText([
    i18n.t('{needsYou, plural, =0 {} one {# act needs you} other {# acts need you}}', { needsYou }),
    i18n.t('{waiting, plural, =0 {} one {# act waiting} other {# acts waiting}}', { waiting }),
  ])
}
