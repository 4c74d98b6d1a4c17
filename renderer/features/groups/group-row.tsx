import { memo } from 'react'
import { CircleDashed } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { BlockedMark } from '../../ui/blocked-mark.tsx'
import { recordSummaryText } from '../../ui/record-words.ts'

/** In CSS pixels. */
export const groupRowHeight = 52

/** One group: its name, whether it is vouched for, whether it may page, what its pages were worth. */
export const GroupRow = memo(function GroupRow({ group }: { group: GroupView }) {
  const { activeTickets, blocked } = group
  const record = recordSummaryText(group.record)
  return (
    <div className="group-row">
      <span className="group-row-words">
        <bdi className="group-row-name one-line">{group.name}</bdi>
        <span className="group-row-detail one-line">
          {group.plan === null ? i18n.t('No plan') : planNames[group.plan]}
          {activeTickets > 0 && ` · ${i18n.t('{count, number} active', { count: activeTickets })}`}
          {record !== '' && ` · ${record}`}
          {group.pending && ` · ${i18n.t('waits to be sent')}`}
        </span>
      </span>
      <span className="group-row-marks">
        {blocked !== null && <BlockedMark blocked={blocked} />}
        {!group.confirmed && (
          <Badge tone="warning" icon={CircleDashed}>
            {i18n.t('Unconfirmed')}
          </Badge>
        )}
      </span>
    </div>
  )
})
