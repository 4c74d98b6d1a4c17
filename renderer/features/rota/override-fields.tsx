import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { EnteredOf } from './entered.ts'
import { OnePersonField } from './one-person-field.tsx'
import { useRotaEdit } from './rota-edit-store.ts'

type EnteredOverride = EnteredOf<'override'>

interface OverrideFieldsProps {
  entered: EnteredOverride
  view: RotaView
}

/** Who is off and who is on, and how long. */
export function OverrideFields({ entered, view }: OverrideFieldsProps) {
  const { messages, changed } = useRotaEdit()
  const change = (fields: Partial<EnteredOverride>) => changed({ ...entered, ...fields }, view.rota)
  const person = (label: string, description: string, field: 'off' | 'on') => (
    <OnePersonField
      label={label}
      description={description}
      people={view.people}
      entered={entered[field]}
      onChange={(one) => change(field === 'off' ? { off: one } : { on: one })}
      errorMessage={messages[field]}
    />
  )
  const clock = i18n.t('By the clock of the rota: {timeZone}.', { timeZone: view.rota.timeZone })
  return (
    <>
      <div className="rota-row">
        {person(i18n.t('Off duty'), i18n.t('Blank where nobody is.'), 'off')}
        {person(i18n.t('On duty'), i18n.t('Instead, or as well. Blank where nobody is.'), 'on')}
      </div>
      <div className="rota-row">
        <TextField
          label={i18n.t('From')}
          type="datetime-local"
          value={entered.from}
          onChange={(from) => change({ from })}
          errorMessage={messages['from']}
          description={clock}
        />
        <TextField
          label={i18n.t('Until')}
          type="datetime-local"
          value={entered.until}
          onChange={(until) => change({ until })}
          errorMessage={messages['until']}
          description={clock}
        />
      </div>
    </>
  )
}
