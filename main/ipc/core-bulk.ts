import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { readQueueWindow } from '../store/queue-window.ts'
import { readOutside } from '../store/read-outside.ts'
import { decideBatch, readBatchView } from '../sync/batch-view.ts'
import type { OpenSession } from '../sync/open-session.ts'
import { performMany } from '../sync/perform-many.ts'
import { undoBatch, undoLast, undoOne } from '../sync/undo.ts'
import { searchContextOf } from './core-search.ts'

type BulkHandlers = Pick<
  Handlers<'core'>,
  | 'batch.perform'
  | 'batch.read'
  | 'batch.decide'
  | 'undo.last'
  | 'undo.act'
  | 'undo.batch'
  | 'queue.ids'
  | 'queue.outside'
>

/** Tickets of a view that are told at once: some ten ms of reading, in which nothing else is answered. */
const idsAtOnce = 1000

/** Answers about many tickets at once, and about taking back what was done. */
export function createBulkHandlers(
  unlocked: <Value>(answer: (open: OpenSession) => Result<Value>) => Result<Value>,
): BulkHandlers {
  /** What was done or undone wants to leave. */
  function acting<Value>(act: (session: OpenSession['session']) => Result<Value>): Result<Value> {
    return unlocked(({ session, running }) => {
      const done = act(session)
      if (done.ok) running.push()
      return done
    })
  }
  return {
    'batch.perform': (request) => acting((session) => performMany(session, request)),
    'batch.read': ({ batchId }) => unlocked(({ session }) => success(readBatchView(session, batchId))),
    'batch.decide': ({ batchId, decision }) => acting((session) => decideBatch(session, batchId, decision)),
    'undo.last': () => acting(undoLast),
    'undo.act': ({ actId, isMeant }) => acting((session) => undoOne(session, actId, isMeant)),
    'undo.batch': ({ batchId }) => acting((session) => undoBatch(session, batchId)),
    'queue.ids': ({ view, after }) =>
      unlocked(({ session }) => {
        const from = after === null ? { kind: 'start' as const } : { kind: 'after' as const, key: after }
        const window = readQueueWindow(session.cache.read, view, from, idsAtOnce, searchContextOf(session))
        if (!window.ok) return window
        const { rows } = window.value
        const next = rows.length < idsAtOnce ? null : (rows.at(-1)?.key ?? null)
        return success({ ids: rows.map(({ id }) => id), next })
      }),
    'queue.outside': ({ view, ids }) =>
      unlocked(({ session }) =>
        success(readOutside(session.cache.read, view, ids, searchContextOf(session))),
      ),
  }
}
