import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import type { Override } from '../../../shared/protocol/rota.ts'
import { i18n } from '../../texts/i18n.ts'
import { enteredOverride } from './entered.ts'
import { useRotaEdit } from './rota-edit-store.ts'
import { RuleList, type Rule } from './rule-list.tsx'
import { overrideTimeWords, overrideWords, type NameOf } from './shift-words.ts'

/** As many as a rota holds. */
const mostOverrides = 500

interface OverrideListProps {
  view: RotaView
  nameOf: NameOf
  isAdmin: boolean
}

/** For a while somebody is off, or on, whatever the shifts say. Those that are over stand last. */
export function OverrideList({ view: { rota, now }, nameOf, isAdmin }: OverrideListProps) {
  const { asked, removed } = useRotaEdit.getState()
  const edit = (override: Override | null) =>
    asked(enteredOverride(override, nameOf, rota.timeZone, now), rota)
  const isOver = ({ until }: Override) => Date.parse(until) <= now
  const inOrder = [...rota.overrides].sort(
    (one, other) => Number(isOver(one)) - Number(isOver(other)) || one.from.localeCompare(other.from),
  )
  const rules = inOrder.map((override): Rule => {
    const words = overrideWords(override, nameOf)
    return {
      key: override.id,
      name: i18n.t('override {words}', { words }),
      words: (
        <>
          <bdi className={isOver(override) ? 'rota-rule-over' : 'rota-rule-name'}>{words}</bdi>
          <span>
            {overrideTimeWords(override, rota.timeZone)}
            {isOver(override) && ` (${i18n.t('over')})`}
          </span>
        </>
      ),
      onEdit: () => edit(override),
      onRemove: () => removed({ ...rota, overrides: rota.overrides.filter(({ id }) => id !== override.id) }),
      removal: i18n.t('The shifts alone say then who is on duty at that time.'),
    }
  })
  return (
    <RuleList
      title={i18n.t('Overrides')}
      add={i18n.t('Add override')}
      note={rules.length === 0 ? i18n.t('Nobody is off, and nobody stands in.') : null}
      rules={rules}
      most={mostOverrides}
      isAdmin={isAdmin}
      onAdd={() => edit(null)}
    />
  )
}
