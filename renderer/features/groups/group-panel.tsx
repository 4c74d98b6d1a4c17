import { useEffect } from 'react'
import { SearchX } from 'lucide-react'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { planNames, plans, type Plan } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { AliasesField } from './aliases-field.tsx'
import { ContactsField } from './contacts-field.tsx'
import { GroupHeader } from './group-header.tsx'
import { GroupPager, type GroupPagerProps } from './group-pager.tsx'
import { useGroup } from './group-store.ts'
import { NearNote } from './near-note.tsx'

export interface GroupPanelProps extends Omit<GroupPagerProps, 'group'> {
  groupId: GroupId
  onShowTickets: () => void
  onOpenGroup: (groupId: GroupId) => void
}

const planItems: { id: Plan | 'none'; name: string }[] = [
  { id: 'none', name: i18n.t('No plan') },
  ...plans.map((plan) => ({ id: plan, name: planNames[plan] })),
]

/** What is known of one group, each part to be changed in place. */
export function GroupPanel({ groupId, onShowTickets, onOpenGroup, ...pager }: GroupPanelProps) {
  const { near, group, isRead, failure, refused, opened, retried, changed } = useGroup()
  const isIncomplete = useIsIncomplete()
  useEffect(() => opened(groupId), [opened, groupId])

  if (group === null)
    return (
      <div className="group-panel group-panel-empty">
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {failure === null && !isRead && <Skeleton lines={6} label={i18n.t('Reading the group')} />}
        {failure === null && isRead && isIncomplete && (
          <NotHereYet title={i18n.t('This group is not here yet')} />
        )}
        {failure === null && isRead && !isIncomplete && (
          <EmptyState icon={SearchX} title={i18n.t('This group is gone')}>
            {i18n.t('It was merged into another one or removed.')}
          </EmptyState>
        )}
      </div>
    )
  return (
    <article className="group-panel" aria-labelledby="group-name">
      <div className="group-column">
        <GroupHeader group={group} onShowTickets={onShowTickets} onMerged={onOpenGroup} />
        {refused !== null && <ErrorNote failure={refused} />}
        <NearNote near={near} onOpenGroup={onOpenGroup} />
        <GroupPager group={group} {...pager} />
        <AliasesField
          aliases={group.aliases}
          onChange={(aliases, removed) => changed({ aliases }, removed)}
        />
        <div className="group-plan">
          <SelectField
            label={i18n.t('Service plan')}
            items={planItems}
            selected={group.plan ?? 'none'}
            onSelect={(plan) => void changed({ plan: plan === 'none' ? null : plan })}
          />
        </div>
        <ContactsField
          contacts={group.contacts}
          onChange={(contacts, removed) => changed({ contacts }, removed)}
        />
      </div>
    </article>
  )
}
