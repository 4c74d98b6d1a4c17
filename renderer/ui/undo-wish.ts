import type { ActId } from '../../shared/ipc/act.ts'
import { i18n } from '../texts/i18n.ts'
import { announce } from './announce.ts'

let listener: ((actId: ActId) => void) | null = null

/** Hears which act somebody wants back; returns the way to stop. */
export function onUndoWanted(listen: (actId: ActId) => void): () => void {
  listener = listen
  return () => {
    if (listener === listen) listener = null
  }
}

/** Tells, in passing, what was done, with the way back. What was told before gives way: one press undoes one act. */
export function announceDone(words: string, actId: ActId): void {
  announce(words, {
    slot: 'done',
    forMs: 8_000,
    action: { name: i18n.t('Undo (z)'), onPress: () => listener?.(actId) },
  })
}
