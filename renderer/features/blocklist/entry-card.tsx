import { useCallback } from 'react'
import { Trans } from '@lingui/react'
import { TriangleAlert } from 'lucide-react'
import type { EntryView, OperationView } from '../../../shared/ipc/blocklist-views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { isStanding } from '../../../shared/rules/blocklist/entry-state.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { RecordTickets } from '../../ui/record-tickets.tsx'
import { Moment } from '../../ui/time.tsx'
import { endWords, hitWords } from './blocklist-words.ts'
import { capitalised } from './capitalised.ts'
import type { ChangeAct } from './change-check.ts'
import { EnforcementMark } from './enforcement-mark.tsx'
import { HitList } from './hit-list.tsx'
import { StateBadge } from './state-badge.tsx'

export interface EntryCardProps {
  entry: EntryView
  /** The operation that made it, where it is known. */
  block: OperationView | undefined
  isAdmin: boolean
  onAct: (act: ChangeAct) => void
  onOpenTicket: (ticketId: TicketId) => void
  onOpenOutbox: () => void
}

/** One block of a group: how it stands and why, what it withheld, and what can be done about it. */
export function EntryCard({ entry, block, isAdmin, onAct, onOpenTicket, onOpenOutbox }: EntryCardProps) {
  const { state, enforcement, evidence, hits, lifted } = entry
  const isChangeOnItsWay = block !== undefined && block.enforcement.kind !== enforcement.kind
  return (
    <li className="block-entry">
      <div className="block-entry-top">
        <StateBadge state={state} madeBy={block?.enforcement} />
        {isChangeOnItsWay && <EnforcementMark enforcement={block.enforcement} state={state} />}
        {isChangeOnItsWay && <span>{i18n.t('last change:')}</span>}
        <EnforcementMark enforcement={enforcement} state={state} />
        {enforcement.kind === 'refused' && (
          <Button size="small" onPress={onOpenOutbox}>
            {i18n.t('Decide in the outbox')}
          </Button>
        )}
      </div>
      <p className="block-entry-reason">
        <bdi>{entry.reason === '' ? i18n.t('Its reason was erased.') : entry.reason}</bdi>
      </p>
      <p className="blocklist-muted">
        <Trans
          id="By {name}, from {from}, {end}."
          values={{
            name: <bdi>{entry.authorName}</bdi>,
            from: <Moment at={entry.from} />,
            end: <EntryEnd entry={entry} />,
          }}
        />
      </p>
      <EntryMarks entry={entry} />
      {lifted !== null && (
        <p>
          <Trans
            id="Lifted by {name}, {when}: {reason}"
            values={{
              name: <bdi>{lifted.byName}</bdi>,
              when: <Moment at={lifted.at} />,
              reason: <bdi>{lifted.reason}</bdi>,
            }}
          />
        </p>
      )}
      {evidence.length > 0 && (
        <details className="block-entry-more">
          <summary>
            {i18n.t('{count, plural, one {# ticket} other {# tickets}} as evidence', {
              count: evidence.length,
            })}
          </summary>
          <RecordTickets tickets={evidence} label={i18n.t('Evidence')} onOpenTicket={onOpenTicket} />
        </details>
      )}
      {hits.length > 0 ? (
        <details className="block-entry-more">
          <summary>{capitalised(hitWords(hits.length))}</summary>
          <HitList hits={hits} onOpenTicket={onOpenTicket} />
        </details>
      ) : (
        <p className="blocklist-muted">{capitalised(hitWords(0))}.</p>
      )}
      {isAdmin && isStanding(state) && (
        <div className="block-entry-buttons">
          <Button size="small" onPress={() => onAct('lift')}>
            {i18n.t('Lift…')}
          </Button>
          {entry.until !== null && (
            <Button size="small" onPress={() => onAct('extend')}>
              {i18n.t('Extend…')}
            </Button>
          )}
          <Button size="small" onPress={() => onAct('shorten')}>
            {entry.until === null ? i18n.t('Set an end…') : i18n.t('Shorten…')}
          </Button>
          <Button size="small" onPress={() => onAct('edit-reason')}>
            {i18n.t('Edit reason…')}
          </Button>
        </div>
      )}
    </li>
  )
}

function EntryEnd({ entry }: { entry: EntryView }) {
  return useClock(
    useCallback(
      (now: number) => endWords(entry.state === 'planned' ? { ...entry, state: 'in-force' } : entry, now),
      [entry],
    ),
  )
}

function EntryMarks({ entry: { endsSoon, until, hasAuthorLeft } }: { entry: EntryView }) {
  const marks: string[] = []
  if (endsSoon)
    marks.push(
      until === null ? i18n.t('It is to be looked at again now.') : i18n.t('It ends within two days.'),
    )
  if (hasAuthorLeft) marks.push(i18n.t('Who made it has left.'))
  if (marks.length === 0) return null
  return (
    <p className="blocklist-mark">
      <TriangleAlert size={13} aria-hidden />
      {marks.join(' ')}
    </p>
  )
}
