import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import type { Shift } from '../../../shared/protocol/rota.ts'
import { i18n } from '../../texts/i18n.ts'
import { enteredShift } from './entered.ts'
import { useRotaEdit } from './rota-edit-store.ts'
import { RuleList, type Rule } from './rule-list.tsx'
import { hoursWords, peopleWords, turnsWords, type NameOf } from './shift-words.ts'

/** As many as a rota holds. */
const mostShifts = 50

interface ShiftListProps {
  view: RotaView
  nameOf: NameOf
  isAdmin: boolean
}

/** Who shares which hours. Without a shift: everyone, day and night, the rule of 2003. */
export function ShiftList({ view: { rota, now }, nameOf, isAdmin }: ShiftListProps) {
  const { asked, removed } = useRotaEdit.getState()
  const edit = (shift: Shift | null) => asked(enteredShift(shift, rota.timeZone, now), rota)
  const isLast = rota.shifts.length === 1
  const rules = rota.shifts.map((shift): Rule => {
    const turns = turnsWords(shift)
    return {
      key: shift.id,
      name: i18n.t('shift {name}', { name: shift.name }),
      words: (
        <>
          <bdi className="rota-rule-name">{shift.name}</bdi>
          <bdi>{peopleWords(shift.responderIds, nameOf)}</bdi>
          <span>{hoursWords(shift.hours)}</span>
          {turns !== '' && <span>{turns}</span>}
        </>
      ),
      onEdit: () => edit(shift),
      onRemove: () => removed({ ...rota, shifts: rota.shifts.filter(({ id }) => id !== shift.id) }),
      removal: isLast
        ? i18n.t('It is the only shift: without one, everyone is on duty, day and night.')
        : i18n.t('Its people are not on duty in its hours any more, unless another shift has them.'),
    }
  })
  return (
    <RuleList
      title={i18n.t('Shifts')}
      add={i18n.t('Add shift')}
      note={
        rules.length === 0
          ? i18n.t(
              'There are none, so everyone is on duty, day and night: every responder is woken by every page. With the first shift only those whom shifts name are.',
            )
          : null
      }
      rules={rules}
      most={mostShifts}
      isAdmin={isAdmin}
      onAdd={() => edit(null)}
    />
  )
}
