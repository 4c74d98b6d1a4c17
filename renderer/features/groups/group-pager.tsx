import { BellOff, ScrollText } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { BlockedMark } from '../../ui/blocked-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { RecordLine } from '../../ui/record-line.tsx'
import { useGroup } from './group-store.ts'

export interface GroupPagerProps {
  group: GroupView
  onOpenTicket: (ticketId: TicketId) => void
  /** Asks whether it is to be blocked; null for whoever may not. */
  onBlock: ((groupId: GroupId) => void) | null
  /** Asks whether its blocks are to be lifted; null for whoever may not. */
  onLift: ((groupId: GroupId) => void) | null
  onOpenBlocklist: (groupId: GroupId) => void
}

const standing: Record<NonNullable<GroupView['blocked']>, string> = {
  'in-force': i18n.t('It is on the pager blocklist: its pages are withheld, even in a real emergency.'),
  planned: i18n.t('A block is planned. Until it begins, this group pages as every other one.'),
  'only-here': i18n.t(
    'A block was made on this workstation. Until the desk has it, this group still wakes people.',
  ),
}

/** What the group's pages were worth, and whether it may page. */
export function GroupPager({ group, onOpenTicket, onBlock, onLift, onOpenBlocklist }: GroupPagerProps) {
  const record = useGroup((store) => store.record)
  const { id, blocked } = group
  const block = () => onBlock?.(id)
  const lift = () => onLift?.(id)
  const canLift = onLift !== null && blocked !== null
  useCommands({
    'group.block': onBlock === null ? undefined : block,
    'group.lift': canLift ? lift : undefined,
  })
  return (
    <section className="group-section" aria-labelledby="pager-title">
      <h3 id="pager-title">{i18n.t('Pages')}</h3>
      {record !== null && <RecordLine record={record} onOpenTicket={onOpenTicket} />}
      {blocked !== null && (
        <p className="group-blocked">
          <BlockedMark blocked={blocked} />
          <span>{standing[blocked]}</span>
        </p>
      )}
      <div className="group-buttons">
        {canLift && (
          <Button command="group.lift" onPress={lift}>
            {i18n.t('Lift…')}
          </Button>
        )}
        {onBlock !== null && (
          <Button icon={BellOff} command="group.block" onPress={block}>
            {blocked === null ? i18n.t('Block…') : i18n.t('Block anew…')}
          </Button>
        )}
        <Button variant="quiet" icon={ScrollText} onPress={() => onOpenBlocklist(id)}>
          {blocked === null ? i18n.t('Its blocks so far') : i18n.t('Show on the blocklist')}
        </Button>
      </div>
    </section>
  )
}
