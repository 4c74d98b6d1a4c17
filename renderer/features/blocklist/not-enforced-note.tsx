import { CloudOff } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { useDeskNow } from '../../ui/desk-now.ts'

/** Said where the desk cannot be reached: what is done is kept, and has no effect yet. */
export function NotEnforcedNote({ children }: { children: string }) {
  const { isAway } = useDeskNow()
  if (!isAway) return null
  return (
    <p className="not-enforced" role="status">
      <CloudOff size={16} aria-hidden />
      <span>
        <strong>{i18n.t('The desk cannot be reached.')}</strong> {children}{' '}
        {i18n.t('It is sent as soon as it can be.')}
      </span>
    </p>
  )
}
