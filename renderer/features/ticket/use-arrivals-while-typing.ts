import { useState } from 'react'
import type { MessageView } from '../../../shared/ipc/views.ts'

/** Messages of others that came since somebody began to type; they may change what is being written. */
export function useArrivalsWhileTyping(
  messages: readonly MessageView[],
  isTyping: boolean,
): { arrived: readonly MessageView[]; read: () => void } {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  const idsNow = () => new Set(messages.map(({ id }) => id))
  if (isTyping && known === null) setKnown(idsNow())
  if (!isTyping && known !== null) setKnown(null)
  const arrived =
    known === null
      ? []
      : messages.filter(({ id, kind, act }) => !known.has(id) && act === null && kind !== 'event')
  return { arrived, read: () => setKnown(idsNow()) }
}
