import { useEffect } from 'react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { RecordLine } from '../../ui/record-line.tsx'
import { useRecord } from './record-store.ts'

interface GroupRecordProps {
  view: TicketView
  onOpenTicket: (ticketId: TicketId) => void
}

/** What the mission-critical tickets of the ticket's group were worth so far; nothing for a group that is not here. */
export function GroupRecord({ view: { group }, onOpenTicket }: GroupRecordProps) {
  const groupId = group?.id ?? null
  const record = useRecord((state) => state.record)
  const { opened, groupShown } = useRecord.getState()
  useEffect(() => opened(), [opened])
  useEffect(() => groupShown(groupId), [groupShown, groupId])
  if (record === null || record.groupId !== groupId) return null
  return (
    <div className={record.missionCritical.length === 0 ? 'group-record-none' : 'group-record'}>
      {record.missionCritical.length === 0 ? (
        <p>{i18n.t('No mission-critical tickets in {days} days', { days: record.days })}</p>
      ) : (
        <RecordLine record={record} onOpenTicket={onOpenTicket} />
      )}
    </div>
  )
}
