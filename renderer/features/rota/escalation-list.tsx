import type { RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { enteredStep } from './entered.ts'
import { useRotaEdit } from './rota-edit-store.ts'
import { RuleList, type Rule } from './rule-list.tsx'
import { peopleWords, type NameOf } from './shift-words.ts'

/** As many as a rota holds. */
const mostSteps = 10

interface EscalationListProps {
  view: RotaView
  nameOf: NameOf
  isAdmin: boolean
}

/** Who is paged as well while nobody has it. */
export function EscalationList({ view: { rota }, nameOf, isAdmin }: EscalationListProps) {
  const { asked, removed } = useRotaEdit.getState()
  const rules = rota.escalation.map((step, place): Rule => {
    const count = step.afterMinutes
    return {
      key: `${place} ${step.afterMinutes}`,
      name: i18n.t('step after {count, plural, one {# minute} other {# minutes}}', { count }),
      words: (
        <>
          <span className="rota-rule-name">
            {i18n.t('After {count, plural, one {# minute} other {# minutes}}', { count })}
          </span>
          <bdi>{peopleWords(step.responderIds, nameOf)}</bdi>
        </>
      ),
      onEdit: () => asked(enteredStep(step, place), rota),
      onRemove: () => removed({ ...rota, escalation: rota.escalation.filter((_, other) => other !== place) }),
      removal: i18n.t(
        'These people are then paged only when they are on duty, or when a page goes to everybody.',
      ),
    }
  })
  return (
    <RuleList
      title={i18n.t('Escalation')}
      add={i18n.t('Add step')}
      note={
        rules.length === 0
          ? i18n.t(
              'No steps. While nobody has a page it goes round again, and after some repeats to everybody.',
            )
          : i18n.t('While nobody has a page, these are paged as well.')
      }
      rules={rules}
      most={mostSteps}
      isAdmin={isAdmin}
      onAdd={() => asked(enteredStep(null, null), rota)}
    />
  )
}
