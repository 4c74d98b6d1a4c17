import { CloudOff } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { useDeskNow } from './desk-now.ts'
import './needs-desk.css'

/** Over what can be read without a network and changed only at the desk. Nothing while the desk can be reached. */
export function NeedsDesk() {
  const { isAway } = useDeskNow()
  if (!isAway) return null
  return (
    <p className="needs-desk">
      <CloudOff size={14} aria-hidden />
      <span>
        {i18n.t(
          'This is what the desk said last. Who is paged is changed at the desk itself, and secrets are sent straight to it: do this with a network.',
        )}
      </span>
    </p>
  )
}
