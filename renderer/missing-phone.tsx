import { PhoneOff } from 'lucide-react'
import { i18n } from './texts/i18n.ts'
import { useProvider } from './provider-store.ts'

/** Tells administrators, for as long as it is so, that customers in an emergency are shown no number. */
export function MissingPhone() {
  const isMissing = useProvider(({ provider }) => provider?.emergencyPhone === '')
  if (!isMissing) return null
  return (
    <aside className="missing-phone" aria-label={i18n.t('Emergency phone')}>
      <PhoneOff size={14} aria-hidden />
      <strong>{i18n.t('Customers see no emergency phone number.')}</strong>
      <span>{i18n.t('This desk was told none yet; the guide for operators says how.')}</span>
    </aside>
  )
}
