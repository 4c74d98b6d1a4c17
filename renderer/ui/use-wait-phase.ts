import { useCallback } from 'react'
import type { ActState } from '../../shared/ipc/act.ts'
import { waitPhase, type WaitPhase } from './act-words.ts'
import { useClock } from './clock.ts'
import { useDeskNow } from './desk-now.ts'

/**
 * Why an act waits, anew in the second in which that changes. Without a line to the desk there is no next try to be
 * brought forward.
 */
export function useWaitPhase(state: ActState): WaitPhase {
  const { isAway } = useDeskNow()
  const phase = useClock(
    useCallback((now: number) => waitPhase(state, now), [state]),
    'seconds',
  )
  return isAway && phase === 'backing-off' ? 'due' : phase
}
