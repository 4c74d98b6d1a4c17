import type { RotaView } from '../../../shared/ipc/duty-views.ts'
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
  const clock = `By the clock of the rota: ${view.rota.timeZone}.`
  return (
    <>
      <div className="rota-row">
        {person('Off duty', 'Blank where nobody is.', 'off')}
        {person('On duty', 'Instead, or as well. Blank where nobody is.', 'on')}
      </div>
      <div className="rota-row">
        <TextField
          label="From"
          type="datetime-local"
          value={entered.from}
          onChange={(from) => change({ from })}
          errorMessage={messages['from']}
          description={clock}
        />
        <TextField
          label="Until"
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
