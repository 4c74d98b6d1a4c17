import { useEffect } from 'react'
import type { LucideIcon } from 'lucide-react'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { PopoverPanel } from '../../ui/popover-panel.tsx'
import { useGroupFilter } from './group-filter-store.ts'
import { useQueue } from './queue-store.ts'

/** Shows one group's tickets alone. */
export function GroupFilter({ icon }: { icon: LucideIcon }) {
  const groupId = useQueue((state) => state.view.groupId)
  const groupName = useQueue((state) => state.groupName)
  const viewChanged = useQueue((state) => state.viewChanged)
  const pick = (id: GroupId | null) => viewChanged((view) => ({ ...view, groupId: id }))
  const words = groupId === null ? i18n.t('Any group') : (groupName ?? i18n.t('One group'))
  return (
    <PopoverPanel
      label={i18n.t('Filter by group')}
      trigger={
        <Button variant="secondary" icon={icon} aria-label={i18n.t('Group: {words}', { words })}>
          <bdi className="one-line filter-group">{words}</bdi>
        </Button>
      }
    >
      {(close) => (
        <GroupPicker
          onPick={(id) => {
            pick(id)
            close()
          }}
          isFiltered={groupId !== null}
        />
      )}
    </PopoverPanel>
  )
}

function GroupPicker({ onPick, isFiltered }: { onPick: (id: GroupId | null) => void; isFiltered: boolean }) {
  const { text, groups, textTyped } = useGroupFilter()
  useEffect(() => textTyped(''), [textTyped])
  return (
    <div className="filter-group-panel">
      <ComboField
        label={i18n.t('Group')}
        items={groups.map(({ id, name, confirmed }) => ({
          id,
          name,
          ...(confirmed ? {} : { description: i18n.t('unconfirmed') }),
        }))}
        text={text}
        onTextChange={textTyped}
        onSelect={(id) => {
          const group = groups.find((each) => each.id === id)
          if (group !== undefined) onPick(group.id)
        }}
        placeholder={i18n.t('Type a name')}
        nothingFits={i18n.t('No group of that name')}
        autoFocus
      />
      {isFiltered && (
        <Button size="small" onPress={() => onPick(null)}>
          {i18n.t('Any group')}
        </Button>
      )}
    </div>
  )
}
