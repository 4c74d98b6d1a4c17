import { useEffect } from 'react'
import { Trans } from '@lingui/react'
import { SearchX } from 'lucide-react'
import type { BlockedGroupView } from '../../../shared/ipc/blocklist-views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { isStanding } from '../../../shared/rules/blocklist/entry-state.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RecordLine } from '../../ui/record-line.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { AuditList } from './audit-list.tsx'
import { useBlockedGroup } from './blocked-group-store.ts'
import { BlockedHeader } from './blocked-header.tsx'
import { useChange } from './change-store.ts'
import { DisputeTray } from './dispute-tray.tsx'
import { EntryCard } from './entry-card.tsx'

export interface BlockedPanelProps {
  groupId: GroupId
  isAdmin: boolean
  onOpenTicket: (ticketId: TicketId) => void
  onOpenGroup: (groupId: GroupId) => void
  onOpenOutbox: () => void
}

/** Everything about the blocks of one group. */
export function BlockedPanel(props: BlockedPanelProps) {
  const { groupId, isAdmin, onOpenTicket } = props
  const { group, record, isRead, failure, opened, retried } = useBlockedGroup()
  const isIncomplete = useIsIncomplete()
  useEffect(() => opened(groupId), [opened, groupId])

  if (group === null)
    return (
      <div className="blocked-panel blocked-panel-empty">
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {failure === null && !isRead && <Skeleton lines={6} label={i18n.t('Reading the group')} />}
        {failure === null && isRead && isIncomplete && (
          <NotHereYet title={i18n.t('This group is not here yet')} />
        )}
        {failure === null && isRead && !isIncomplete && (
          <EmptyState icon={SearchX} title={i18n.t('This group is gone')}>
            {i18n.t('It was removed.')}
          </EmptyState>
        )}
      </div>
    )
  return (
    <article className="blocked-panel" aria-labelledby="blocked-name">
      <div className="blocked-column">
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        <BlockedHeader group={group} {...props} />
        {record !== null && <RecordLine record={record} onOpenTicket={onOpenTicket} />}
        <NearNote near={group.near} />
        <DisputeTray group={group} isAdmin={isAdmin} />
        <Entries group={group} {...props} />
        {group.operations.length > 0 && <AuditList operations={group.operations} />}
      </div>
    </article>
  )
}

function NearNote({ near }: Pick<BlockedGroupView, 'near'>) {
  if (near.length === 0) return null
  return (
    <p className="blocklist-muted">
      <Trans
        id="Names almost like this, which are other groups: {names}."
        values={{
          names: near.map(({ groupId, name }, place) => (
            <span key={groupId}>
              {place > 0 && ', '}
              <bdi className="block-near-name">{name}</bdi>
            </span>
          )),
        }}
      />
    </p>
  )
}

function Entries({ group, groupId, ...rest }: { group: BlockedGroupView } & BlockedPanelProps) {
  const standing = group.entries.filter(({ state }) => isStanding(state))
  const past = group.entries.filter(({ state }) => !isStanding(state))
  const list = (entries: BlockedGroupView['entries'], label: string) => (
    <ul className="block-entries" aria-label={label}>
      {entries.map((entry) => (
        <EntryCard
          key={entry.id}
          entry={entry}
          block={group.operations.find(({ id }) => id === entry.id)}
          isAdmin={rest.isAdmin}
          onAct={(act) => useChange.getState().opened(groupId, act, entry.id)}
          onOpenTicket={rest.onOpenTicket}
          onOpenOutbox={rest.onOpenOutbox}
        />
      ))}
    </ul>
  )
  return (
    <section className="blocked-section" aria-labelledby="blocks-title">
      <h3 id="blocks-title">{i18n.t('Blocks')}</h3>
      {group.entries.length === 0 && (
        <p className="blocklist-muted">{i18n.t('This group was never blocked.')}</p>
      )}
      {standing.length > 0 && list(standing, i18n.t('Standing blocks'))}
      {past.length > 0 && (
        <details open={standing.length === 0}>
          <summary className="blocklist-muted">
            {i18n.t('{count, plural, one {# past block} other {# past blocks}}', { count: past.length })}
          </summary>
          {list(past, i18n.t('Past blocks'))}
        </details>
      )}
    </section>
  )
}
