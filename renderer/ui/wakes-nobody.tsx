import { Trans } from '@lingui/react'
import { PhoneCall } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { DangerNote } from './danger-note.tsx'
import { useDeskNow } from './desk-now.ts'
import './wakes-nobody.css'

/** Said at once where an act that is to wake people cannot leave: nothing is worse than to believe that somebody comes. */
export function WakesNobody() {
  const { isAway, emergencyPhone } = useDeskNow()
  if (!isAway) return null
  return (
    <DangerNote icon={PhoneCall}>
      <strong>{i18n.t('Nobody is woken while the desk cannot be reached.')}</strong>{' '}
      {emergencyPhone === '' ? (
        i18n.t('Call the people on duty.')
      ) : (
        <Trans
          id="Call {phone}."
          values={{ phone: <bdi className="wakes-nobody-phone tabular">{emergencyPhone}</bdi> }}
        />
      )}{' '}
      {i18n.t('What is not sent within 5 minutes asks you again.')}
    </DangerNote>
  )
}
