import { CheckCheck, CircleDot, Gauge, StickyNote, UserRound, X } from 'lucide-react'
import { mostAtOnce, type BulkChange } from '../../../shared/ipc/bulk.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useToastsOff } from '../../ui/toast-place.ts'
import { BulkDialogs } from './bulk-dialogs.tsx'
import { useBulk } from './bulk-store.ts'
import { marksWords } from './bulk-words.ts'
import { useMarks } from './marks-store.ts'
import { useQueue } from './queue-store.ts'
import { useMarkedKeys } from './use-bulk-keys.ts'
import './bulk-bar.css'

const resolve: BulkChange = { kind: 'status', status: 'resolved' }

/** Does one thing to all that is marked; the marks go with it. */
export function useBulkAct(): (change: BulkChange) => void {
  const { undoMs } = useDeskNow()
  return (change) => {
    const { ids, cleared } = useMarks.getState()
    if (ids.size === 0 || ids.size > mostAtOnce) return
    void useBulk
      .getState()
      .acted([...ids], change, undoMs)
      .then((isKept) => {
        if (isKept) cleared()
      })
  }
}

/** What can be done to the tickets that are marked, at the foot of the queue while any are, or are about to be. */
export function BulkBar({ personId }: { personId: StaffId }) {
  const count = useMarks((state) => state.ids.size)
  const isMarking = useMarks((state) => state.marking !== null)
  const isShown = count > 0 || isMarking
  useToastsOff('bars', isShown)
  return isShown && <Bar count={count} personId={personId} />
}

function Bar({ count, personId }: { count: number; personId: StaffId }) {
  const outside = useMarks((state) => state.outside)
  const marking = useMarks((state) => state.marking)
  const failure = useMarks((state) => state.failure)
  const total = useQueue((state) => state.window?.total ?? 0)
  const { cleared, allAsked, firstKept } = useMarks.getState()
  const { asked } = useBulk.getState()
  const act = useBulkAct()
  const isTooMany = count > mostAtOnce
  const isDisabled = isTooMany || marking !== null
  useMarkedKeys(act)
  return (
    <section className="bulk-bar" aria-label={i18n.t('Marked tickets')}>
      {failure !== null && <ErrorNote failure={failure} />}
      <div className="bulk-line">
        <IconButton label={i18n.t('Clear marks')} icon={X} size="small" onPress={cleared} />
        <p className="bulk-words tabular" role="status">
          {marking === null
            ? marksWords(count, outside)
            : i18n.t('Marking {count, plural, one {# ticket} other {# tickets}}…', { count: marking.total })}
        </p>
        {!isTooMany && marking === null && total > count && (
          <Button size="small" variant="quiet" onPress={() => void allAsked(useQueue.getState().view, total)}>
            {i18n.t('Mark all {total, plural, one {# ticket} other {# tickets}}', { total })}
          </Button>
        )}
        {isTooMany && marking === null && (
          <>
            <span className="bulk-limit">
              {i18n.t('At most {mostAtOnce, number} are changed at once.', { mostAtOnce })}
            </span>
            <Button size="small" onPress={firstKept}>
              {i18n.t('Keep the first {mostAtOnce, number}', { mostAtOnce })}
            </Button>
          </>
        )}
        <div className="bulk-acts" role="group" aria-label={i18n.t('Do to all of them')}>
          <Button
            size="small"
            variant="primary"
            icon={CheckCheck}
            command="marked.resolve"
            isDisabled={isDisabled}
            onPress={() => act(resolve)}
          >
            {i18n.t('Resolve')}
          </Button>
          <Button
            size="small"
            icon={UserRound}
            command="marked.assign"
            isDisabled={isDisabled}
            onPress={() => asked('assign')}
          >
            {i18n.t('Assign')}
          </Button>
          <Button
            size="small"
            icon={Gauge}
            command="marked.urgency"
            isDisabled={isDisabled}
            onPress={() => asked('urgency')}
          >
            {i18n.t('Urgency')}
          </Button>
          <Button
            size="small"
            icon={StickyNote}
            command="marked.note"
            isDisabled={isDisabled}
            onPress={() => asked('note')}
          >
            {i18n.t('Note')}
          </Button>
          <Button size="small" icon={CircleDot} isDisabled={isDisabled} onPress={() => asked('status')}>
            {i18n.t('Status')}
          </Button>
        </div>
      </div>
      <BulkDialogs count={count} personId={personId} onAct={act} />
    </section>
  )
}
