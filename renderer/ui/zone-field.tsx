import { useMemo } from 'react'
import { i18n } from '../texts/i18n.ts'
import { ComboField } from './combo-field.tsx'

/** Of this workstation. */
const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** So many are listed at once: who looks for one types a part of its name. */
const mostListed = 60

interface ZoneFieldProps {
  label: string
  text: string
  onChange: (text: string) => void
  errorMessage?: string | undefined
  autoFocus?: boolean
}

/** An IANA time zone, found by any part of its name. */
export function ZoneField({ label, text, onChange, errorMessage, autoFocus = false }: ZoneFieldProps) {
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const words = text.trim().toLowerCase().replaceAll(' ', '_')
  const fitting = zones.includes(text) ? zones : zones.filter((zone) => zone.toLowerCase().includes(words))
  return (
    <ComboField
      label={label}
      description={i18n.t('This workstation is on {ownTimeZone}.', { ownTimeZone })}
      items={fitting.slice(0, mostListed).map((id) => ({ id, name: id }))}
      text={text}
      onTextChange={onChange}
      onSelect={onChange}
      nothingFits={i18n.t('No time zone is called that')}
      errorMessage={errorMessage}
      autoFocus={autoFocus}
    />
  )
}
