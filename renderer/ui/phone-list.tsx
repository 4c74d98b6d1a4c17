import { Phone } from 'lucide-react'
import type { PhoneEntry } from './phones-to-call.ts'
import { i18n } from '../texts/i18n.ts'
import './phone-list.css'

/** Numbers to be read off while dialling: selectable, the digits under each other. */
export function PhoneList({ label, phones }: { label: string; phones: readonly PhoneEntry[] }) {
  const known = phones.filter(({ phone }) => phone.trim() !== '')
  return (
    <div className="phones">
      <p className="phones-label">{known.length === 0 ? i18n.t('No phone number is known here.') : label}</p>
      {known.length > 0 && (
        <ul aria-label={label}>
          {known.map(({ name, phone }, place) => (
            <li key={place} className="phones-entry">
              <Phone size={13} aria-hidden />
              <bdi className="phones-number tabular">{phone}</bdi>
              <bdi className="phones-name">{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
