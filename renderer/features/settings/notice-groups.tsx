import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { NoticeRules, RuledGroup } from '../../../shared/ipc/notice-rules.ts'
import { i18n } from '../../texts/i18n.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import { useGroupChoice } from './group-choice-store.ts'

interface NoticeGroupsProps {
  rules: NoticeRules
  onChange: (changed: Pick<NoticeRules, 'watched' | 'muted'>) => void
}

/** A group stands in one of the two lists: put into the other, it leaves the first. */
export function NoticeGroups({ rules, onChange }: NoticeGroupsProps) {
  const without = (groups: RuledGroup[], id: string) => groups.filter((group) => group.id !== id)
  const { watched, muted } = rules
  return (
    <div className="notice-groups">
      <GroupList
        label={i18n.t('Always tell me of these groups')}
        words={i18n.t('Whatever the urgency, theirs or nobody’s.')}
        groups={watched}
        onAdd={(group) =>
          onChange({ watched: [...without(watched, group.id), group], muted: without(muted, group.id) })
        }
        onRemove={(id) => onChange({ watched: without(watched, id), muted })}
      />
      <GroupList
        label={i18n.t('Never tell me of these groups')}
        words={i18n.t('Their tickets, messages and pages; not what is put to you by name.')}
        groups={muted}
        onAdd={(group) =>
          onChange({ watched: without(watched, group.id), muted: [...without(muted, group.id), group] })
        }
        onRemove={(id) => onChange({ watched, muted: without(muted, id) })}
      />
    </div>
  )
}

interface GroupListProps {
  label: string
  words: string
  groups: readonly RuledGroup[]
  onAdd: (group: RuledGroup) => void
  onRemove: (id: string) => void
}

function GroupList({ label, words, groups, onAdd, onRemove }: GroupListProps) {
  const { texts, found, textTyped, taken } = useGroupChoice()
  const text = texts[label] ?? ''
  const items = found.filter(({ id }) => !groups.some((group) => group.id === id))
  return (
    <div className="notice-group-list">
      <ComboField
        label={label}
        description={words}
        items={items.map(({ id, name, confirmed }) => ({
          id,
          name,
          ...(confirmed ? {} : { description: i18n.t('unconfirmed') }),
        }))}
        text={text}
        onTextChange={(typed) => textTyped(label, typed)}
        onSelect={(id) => {
          const group = found.find((each) => each.id === id)
          if (group === undefined) return
          onAdd({ id: group.id, name: group.name })
          taken(label)
        }}
        placeholder={i18n.t('Type a name')}
        nothingFits={i18n.t('No other group of that name')}
      />
      {groups.length > 0 && (
        <ul className="notice-group-names" aria-label={label}>
          {groups.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              <AriaButton
                className="notice-group-remove"
                aria-label={i18n.t('Remove {name}', { name })}
                onPress={() => onRemove(id)}
              >
                <X size={13} aria-hidden />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
