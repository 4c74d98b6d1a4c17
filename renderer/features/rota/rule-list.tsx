import { useState, type ReactNode } from 'react'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { WaryDialog } from '../../ui/wary-dialog.tsx'
import { useRotaEdit } from './rota-edit-store.ts'

export interface Rule {
  key: string
  /** For a screen reader, and for the question before it is removed. */
  name: string
  words: ReactNode
  onEdit: () => void
  onRemove: () => Promise<boolean>
  /** Said before it is removed. */
  removal: string
}

interface RuleListProps {
  title: string
  add: string
  /** In place of rules, or over them. */
  note: ReactNode
  rules: readonly Rule[]
  most: number
  isAdmin: boolean
  onAdd: () => void
}

/** One kind of rules of the rota: read by everybody, changed by administrators. */
export function RuleList({ title, add, note, rules, most, isAdmin, onAdd }: RuleListProps) {
  const { isAway } = useDeskNow()
  const [removing, setRemoving] = useState<Rule | null>(null)
  const busy = useRotaEdit((store) => store.busy)
  return (
    <section className="rota-kind" aria-label={title}>
      <header className="rota-kind-head">
        <h3>{title}</h3>
        {isAdmin && (
          <Button size="small" icon={Plus} isDisabled={isAway || rules.length >= most} onPress={onAdd}>
            {add}
          </Button>
        )}
      </header>
      {note !== null && <p className="rota-words">{note}</p>}
      {rules.length > 0 && (
        <ul className="rota-kind-list">
          {rules.map((rule) => (
            <li key={rule.key} className="rota-rule">
              <div className="rota-rule-words">{rule.words}</div>
              {isAdmin && (
                <span className="rota-rule-tools">
                  <IconButton
                    label={i18n.t('Edit {name}', { name: rule.name })}
                    icon={Pencil}
                    size="small"
                    isDisabled={isAway}
                    onPress={rule.onEdit}
                  />
                  <IconButton
                    label={i18n.t('Remove {name}', { name: rule.name })}
                    icon={Trash2}
                    size="small"
                    isDisabled={isAway || busy}
                    onPress={() => setRemoving(rule)}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {removing !== null && (
        <WaryDialog
          title={i18n.t('Remove {name}?', { name: removing.name })}
          refusal={i18n.t('Keep')}
          consent={i18n.t('Remove')}
          onRefuse={() => setRemoving(null)}
          onConsent={() => {
            setRemoving(null)
            void removing.onRemove()
          }}
        >
          <p className="rota-words">{removing.removal}</p>
        </WaryDialog>
      )}
    </section>
  )
}
