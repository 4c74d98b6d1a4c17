import { PhoneOff } from 'lucide-react'
import { useProvider } from './provider-store.ts'

/** Tells administrators, for as long as it is so, that customers in an emergency are shown no number. */
export function MissingPhone() {
  const isMissing = useProvider(({ provider }) => provider?.emergencyPhone === '')
  if (!isMissing) return null
  return (
    <aside className="missing-phone" aria-label="Emergency phone">
      <PhoneOff size={14} aria-hidden />
      <strong>Customers see no emergency phone number.</strong>
      <span>This desk was told none yet; the guide for operators says how.</span>
    </aside>
  )
}
