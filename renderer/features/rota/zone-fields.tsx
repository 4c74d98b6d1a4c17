import { useMemo } from 'react'
import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import type { EnteredOf } from './entered.ts'
import { useRotaEdit } from './rota-edit-store.ts'
import { ownTimeZone } from './zone-time.ts'

interface ZoneFieldsProps {
  entered: EnteredOf<'zone'>
  view: RotaView
}

/** The clock that hours and hand-overs go by. */
export function ZoneFields({ entered: { timeZone }, view }: ZoneFieldsProps) {
  const { messages, changed } = useRotaEdit()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const words = timeZone.trim().toLowerCase().replaceAll(' ', '_')
  const fitting = zones.includes(timeZone)
    ? zones
    : zones.filter((zone) => zone.toLowerCase().includes(words))
  const change = (zone: string) => changed({ kind: 'zone', timeZone: zone }, view.rota)
  return (
    <>
      <ComboField
        label="Time zone"
        description={`This workstation is on ${ownTimeZone}.`}
        items={fitting.slice(0, 60).map((id) => ({ id, name: id }))}
        text={timeZone}
        onTextChange={change}
        onSelect={change}
        nothingFits="No time zone is called that"
        errorMessage={messages['timeZone']}
        autoFocus
      />
      <p className="rota-words">
        Hours of shifts and hand-overs go by its clock then. Overrides stay at the instants they were made
        for.
      </p>
    </>
  )
}
