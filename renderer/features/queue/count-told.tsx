import { useEffect, useState } from 'react'
import { i18n } from '../../texts/i18n.ts'
import { useQueue } from './queue-store.ts'

/**
 * Tells a screen reader how many tickets a filter leaves, once they are read (WCAG 2.2, 4.1.3). A search tells it in its own
 * line; what arrives by itself is told nowhere: it would speak all day.
 */
export function CountTold() {
  const [told, setTold] = useState('')
  useEffect(
    () =>
      useQueue.subscribe(({ isStale, view, window, failure }, before) => {
        if (isStale === before.isStale) return
        // Between two that are the same it is blank: it is told again.
        const isRead = !isStale && window !== null && failure === null
        setTold(
          isRead && view.text.trim() === ''
            ? i18n.t('{count, plural, one {# ticket} other {# tickets}}', { count: window.total })
            : '',
        )
      }),
    [],
  )
  return (
    <span className="visually-hidden" role="status">
      {told}
    </span>
  )
}
