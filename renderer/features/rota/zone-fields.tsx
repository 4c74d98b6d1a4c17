import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { ZoneField } from '../../ui/zone-field.tsx'
import type { EnteredOf } from './entered.ts'
import { useRotaEdit } from './rota-edit-store.ts'

interface ZoneFieldsProps {
  entered: EnteredOf<'zone'>
  view: RotaView
}

/** The clock that hours and hand-overs go by. */
export function ZoneFields({ entered: { timeZone }, view }: ZoneFieldsProps) {
  const { messages, changed } = useRotaEdit()
  return (
    <>
      <ZoneField
        label={i18n.t('Time zone')}
        text={timeZone}
        onChange={(zone) => changed({ kind: 'zone', timeZone: zone }, view.rota)}
        errorMessage={messages['timeZone']}
        autoFocus
      />
      <p className="rota-words">
        {i18n.t(
          'Hours of shifts and hand-overs go by its clock then. Overrides stay at the instants they were made for.',
        )}
      </p>
    </>
  )
}
