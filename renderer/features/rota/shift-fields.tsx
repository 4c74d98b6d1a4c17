import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { EnteredOf } from './entered.ts'
import { HoursList, timeInput } from '../../ui/hours-fields.tsx'
import { PeopleField } from './people-field.tsx'
import { useRotaEdit } from './rota-edit-store.ts'

type EnteredShift = EnteredOf<'shift'>

/** Who shares which hours, and how. */
export function ShiftFields({ entered, view }: { entered: EnteredShift; view: RotaView }) {
  const { messages, changed } = useRotaEdit()
  const change = (fields: Partial<EnteredShift>) => changed({ ...entered, ...fields }, view.rota)
  const { hours, isAlways, isInTurns } = entered
  return (
    <>
      <TextField
        label={i18n.t('Name')}
        value={entered.name}
        onChange={(name) => change({ name })}
        errorMessage={messages['name']}
        autoFocus
        autoComplete="off"
      />
      <PeopleField
        label={isInTurns ? i18n.t('People, in the order of their turns') : i18n.t('People')}
        addLabel={isInTurns ? i18n.t('Add to people, in the order of their turns') : i18n.t('Add to people')}
        people={view.people}
        chosen={entered.responderIds}
        onChange={(responderIds) => change({ responderIds })}
        isOrdered={isInTurns}
        errorMessage={messages['responderIds']}
      />
      <RadioField
        label={i18n.t('Who of them is on duty')}
        orientation="horizontal"
        options={[
          { id: 'all', name: i18n.t('All of them at once') },
          { id: 'turns', name: i18n.t('One after another, in turns') },
        ]}
        selected={isInTurns ? 'turns' : 'all'}
        onSelect={(id) => change({ isInTurns: id === 'turns' })}
      />
      {isInTurns && <TurnsFields entered={entered} change={change} />}
      <RadioField
        label={i18n.t('Hours')}
        orientation="horizontal"
        options={[
          { id: 'always', name: i18n.t('Day and night') },
          { id: 'hours', name: i18n.t('At certain hours') },
        ]}
        selected={isAlways ? 'always' : 'hours'}
        onSelect={(id) => change({ isAlways: id === 'always' })}
      />
      {!isAlways && (
        <HoursList hours={hours} messages={messages} onChange={(next) => change({ hours: next })} />
      )}
    </>
  )
}

interface TurnsFieldsProps {
  entered: EnteredShift
  change: (fields: Partial<EnteredShift>) => void
}

function TurnsFields({ entered, change }: TurnsFieldsProps) {
  const messages = useRotaEdit((store) => store.messages)
  return (
    <div className="rota-row">
      <TextField
        label={i18n.t('First turn begins on')}
        type="date"
        value={entered.turnsFrom}
        onChange={(turnsFrom) => change({ turnsFrom })}
        errorMessage={messages['turns.from']}
      />
      <TextField
        label={i18n.t('Handed over at')}
        {...timeInput}
        value={entered.handOverAt}
        onChange={(handOverAt) => change({ handOverAt })}
        errorMessage={messages['turns.handOverAt']}
      />
      <TextField
        label={i18n.t('Days of a turn')}
        value={entered.turnDays}
        onChange={(turnDays) => change({ turnDays })}
        errorMessage={messages['turns.days']}
        inputMode="numeric"
      />
    </div>
  )
}
