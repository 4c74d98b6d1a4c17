import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { EnteredOf } from './entered.ts'
import { PeopleField } from './people-field.tsx'
import { useRotaEdit } from './rota-edit-store.ts'

type EnteredStep = EnteredOf<'step'>

/** Who is paged as well, and how long after a page began. */
export function StepFields({ entered, view }: { entered: EnteredStep; view: RotaView }) {
  const { messages, changed } = useRotaEdit()
  const change = (fields: Partial<EnteredStep>) => changed({ ...entered, ...fields }, view.rota)
  return (
    <>
      <TextField
        label={i18n.t('Minutes without anybody having it')}
        value={entered.afterMinutes}
        onChange={(afterMinutes) => change({ afterMinutes })}
        errorMessage={messages['afterMinutes']}
        inputMode="numeric"
        autoFocus
      />
      <PeopleField
        label={i18n.t('People who are paged as well')}
        addLabel={i18n.t('Add to people who are paged as well')}
        people={view.people}
        chosen={entered.responderIds}
        onChange={(responderIds) => change({ responderIds })}
        errorMessage={messages['responderIds']}
      />
    </>
  )
}
