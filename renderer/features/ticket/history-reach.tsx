import { Trans } from '@lingui/react'
import { CloudOff } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Moment } from '../../ui/time.tsx'
import { useHistory } from './history-store.ts'

/** Over a history that is not as the desk has it: what is shown instead, why, and the way to ask again. */
export function HistoryReach() {
  const view = useHistory((store) => store.view)
  const failure = useHistory((store) => store.failure)
  const isFetching = useHistory((store) => store.isFetching)
  if (failure === null || isFetching) return null
  return (
    <div className="history-reach" role="status">
      <CloudOff size={14} aria-hidden />
      <p>
        {failure.message} {view?.reach === 'told' && i18n.t('This is what its conversation tells of it.')}
        {view?.reach === 'older' && view.readAt !== null && (
          <Trans
            id="This is what the desk told at {when}, and what the conversation tells since."
            values={{ when: <Moment at={view.readAt} /> }}
          />
        )}
      </p>
      <Button size="small" onPress={() => useHistory.getState().retried()}>
        {i18n.t('Ask again')}
      </Button>
    </div>
  )
}
