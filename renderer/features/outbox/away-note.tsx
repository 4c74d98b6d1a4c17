import { Trans } from '@lingui/react'
import { CloudOff, RotateCw } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useLineNow } from '../../ui/line-now.ts'
import { Moment } from '../../ui/time.tsx'
import { useOutbox } from './outbox-store.ts'

/** Why nothing leaves at present, in the words of whoever said so, and the way not to wait for the next try. */
export function AwayNote() {
  const state = useLineNow()?.state
  if (state?.kind !== 'offline') return null
  return (
    <div className="outbox-away">
      <p className="outbox-away-words">
        <CloudOff size={14} aria-hidden />{' '}
        <Trans
          id="Nothing has been sent since {time}: {why}"
          values={{ time: <Moment at={state.since} />, why: <bdi>{state.failure.message}</bdi> }}
        />
      </p>
      <Button size="small" icon={RotateCw} onPress={() => void useOutbox.getState().lineAsked()}>
        {i18n.t('Try now')}
      </Button>
    </div>
  )
}
