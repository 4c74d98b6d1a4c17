import { memo, useCallback } from 'react'
import { BellOff, Building2 } from 'lucide-react'
import type { Suggestion } from '../../../shared/ipc/blocklist-views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { RecordLine } from '../../ui/record-line.tsx'
import { RecordTickets } from '../../ui/record-tickets.tsx'
import { suggestionReplayWords } from './suggestion-words.ts'

export interface SuggestionCardProps {
  suggestion: Suggestion
  isAdmin: boolean
  onBlock: (groupId: GroupId) => void
  onOpenGroup: (groupId: GroupId) => void
  onOpenTicket: (ticketId: TicketId) => void
}

/** One suggested group: what speaks against it, and what a block would have meant. */
export const SuggestionCard = memo(function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, isAdmin, onBlock, onOpenGroup, onOpenTicket } = props
  const { groupId, groupName, record, falseAlarms, replay } = suggestion
  const count = falseAlarms.length
  const words = useClock(useCallback((now: number) => suggestionReplayWords(replay, now), [replay]))
  return (
    <li className="suggestion">
      <div className="suggestion-top">
        <h3 className="suggestion-name">
          <bdi>{groupName}</bdi>
        </h3>
        {isAdmin && (
          <Button
            size="small"
            icon={BellOff}
            aria-label={i18n.t('Block… {groupName}', { groupName })}
            onPress={() => onBlock(groupId)}
          >
            {i18n.t('Block…')}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={Building2}
          aria-label={i18n.t('Open group {groupName}', { groupName })}
          onPress={() => onOpenGroup(groupId)}
        >
          {i18n.t('Open group')}
        </Button>
      </div>
      <RecordLine record={record} onOpenTicket={onOpenTicket} />
      <p className="suggestion-muted">{words}</p>
      <details>
        <summary>
          {i18n.t('{count, plural, one {# false alarm} other {# false alarms}} met the rule', { count })}
        </summary>
        <RecordTickets tickets={falseAlarms} label={i18n.t('False alarms')} onOpenTicket={onOpenTicket} />
      </details>
    </li>
  )
})
