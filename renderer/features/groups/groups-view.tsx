import { useEffect, useRef, useState } from 'react'
import { Building2, FileUp, Plus } from 'lucide-react'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { numberText } from '../../ui/number-text.ts'
import { GroupList } from './group-list.tsx'
import { GroupPanel, type GroupPanelProps } from './group-panel.tsx'
import { GroupsFilter } from './groups-filter.tsx'
import { useGroups } from './groups-store.ts'
import { ImportDialog } from './import-dialog.tsx'
import { NewGroupDialog } from './new-group-dialog.tsx'
import './groups.css'

export interface GroupsViewProps extends Omit<GroupPanelProps, 'groupId' | 'onShowTickets' | 'onOpenGroup'> {
  onShowGroupTickets: (groupId: GroupId) => void
}

/** The customers' groups: a list to find one in, and beside it what is known of it. */
export function GroupsView({ onShowGroupTickets, ...panel }: GroupsViewProps) {
  const { rows: groups, total, selected, isAdmin, opened, groupPicked } = useGroups()
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => opened(), [opened])
  useCommands({ 'list.search': () => search.current?.focus(), 'groups.new': () => setDialog('new') })

  return (
    <div className="groups">
      <section className="groups-side" aria-labelledby="groups-title">
        <header className="groups-header">
          <h1 id="groups-title">
            {i18n.t('Groups')} {groups !== null && <span className="groups-total">{numberText(total)}</span>}
          </h1>
          {isAdmin && (
            <Button size="small" variant="quiet" icon={FileUp} onPress={() => setDialog('import')}>
              {i18n.t('Import…')}
            </Button>
          )}
          <Button size="small" icon={Plus} command="groups.new" onPress={() => setDialog('new')}>
            {i18n.t('New group')}
          </Button>
        </header>
        <GroupsFilter inputRef={search} />
        <GroupList onAdd={() => setDialog('new')} />
      </section>
      {selected === null ? (
        <div className="group-panel group-panel-empty">
          <EmptyState icon={Building2} title={i18n.t('No group chosen')}>
            {i18n.t('Choose a group to see its aliases, plan and contacts.')}
          </EmptyState>
        </div>
      ) : (
        <GroupPanel
          key={selected}
          groupId={selected}
          onShowTickets={() => onShowGroupTickets(selected)}
          onOpenGroup={groupPicked}
          {...panel}
        />
      )}
      <NewGroupDialog
        isOpen={dialog === 'new'}
        onClose={() => setDialog(null)}
        onOpenGroup={(groupId) => {
          setDialog(null)
          groupPicked(groupId)
        }}
      />
      {isAdmin && <ImportDialog isOpen={dialog === 'import'} onClose={() => setDialog(null)} />}
    </div>
  )
}
