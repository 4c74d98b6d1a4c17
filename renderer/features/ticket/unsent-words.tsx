import { useCallback } from 'react'
import type { ActId, ActState } from '../../../shared/ipc/act.ts'
import { actWords } from '../../ui/act-words.ts'
import { useClock } from '../../ui/clock.ts'
import { useDeskNow } from '../../ui/desk-now.ts'

/** Where something stands that was done here; what its author can do about it stands among the acts of the ticket. */
export function UnsentWords({ act }: { act: { id: ActId; state: ActState } | null }) {
  return act === null || act.state.kind === 'sent' ? null : <Words state={act.state} />
}

function Words({ state }: { state: ActState }) {
  const { isAway } = useDeskNow()
  const read = useCallback((now: number) => actWords(state, now, { isAway, behind: null }), [state, isAway])
  return <span className="ticket-mark-unsent tabular">{useClock(read, 'seconds')}</span>
}
