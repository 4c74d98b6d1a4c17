import { useState } from 'react'
import { Trans } from '@lingui/react'
import { ArrowRight, GitMerge, Split } from 'lucide-react'
import type { MergedIntoView, TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { asksAnew } from '../../../shared/rules/ticket-merge.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { statusWords } from '../../ui/rule-names.ts'
import { Moment } from '../../ui/time.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { ticketTitle } from './ticket-name.ts'
import { useTicket } from './ticket-store.ts'
import './gate-banner.css'
import './merge-ticket.css'

interface MergedBannerProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onOpenTicket: (ticketId: TicketId) => void
}

/** At the top of a merged ticket: where it goes on, and the way back. */
export function MergedBanner({ view, isCurrent, onOpenTicket }: MergedBannerProps) {
  const { ticket, mergedInto } = view
  const [isAsked, setAsked] = useState(false)
  const apart = () => {
    if (mergedInto !== null) useTicket.getState().unmerged(ticket.id, mergedInto.ticketId)
    setAsked(false)
  }
  const apartWanted = () => (wakesApart(view) ? setAsked(true) : apart())
  useCommands({ 'ticket.unmerge': isCurrent && mergedInto !== null ? apartWanted : undefined })
  if (mergedInto === null) return null
  const { other, ticketId } = mergedInto
  return (
    <section className="gate" aria-label={i18n.t('Where it goes on')}>
      <GitMerge size={16} aria-hidden />
      <div className="gate-words">
        <p>
          <strong className="gate-title">
            <MergedWords mergedInto={mergedInto} onOpenTicket={onOpenTicket} />
          </strong>{' '}
          <span className="gate-when">
            <ByWords mergedInto={mergedInto} />
          </span>
        </p>
        <p>{i18n.t('What was said here stands there too. Nothing is sent from here any more.')}</p>
        <div className="merged-banner-buttons">
          <Button size="small" icon={ArrowRight} onPress={() => onOpenTicket(ticketId)}>
            {other === null ? i18n.t('Open the other') : i18n.t('Open {name}', { name: ticketName(other) })}
          </Button>
          <Button size="small" variant="quiet" icon={Split} command="ticket.unmerge" onPress={apartWanted}>
            {i18n.t('Take apart')}
          </Button>
        </div>
      </div>
      {isAsked && <ReopenDialog ticketId={ticket.id} onClose={() => setAsked(false)} onReopen={apart} />}
    </section>
  )
}

function MergedWords({
  mergedInto: { other, ticketId },
  onOpenTicket,
}: { mergedInto: MergedIntoView } & Pick<MergedBannerProps, 'onOpenTicket'>) {
  if (other === null) return i18n.t('Merged into a ticket that is not here yet')
  return (
    <Trans
      id="Merged into {ticket} ({status})"
      values={{
        ticket: (
          <button type="button" className="ticket-mark-link" onClick={() => onOpenTicket(ticketId)}>
            <bdi>{ticketTitle(other)}</bdi>
          </button>
        ),
        status: statusWords[other.status],
      }}
    />
  )
}

function ByWords({ mergedInto: { byName, at } }: { mergedInto: MergedIntoView }) {
  if (byName === null || at === null) return null
  return <Trans id="by {person}, {when}" values={{ person: <bdi>{byName}</bdi>, when: <Moment at={at} /> }} />
}

/** Whether the desk would wake people for it: what woke them for it has ended meanwhile. */
function wakesApart({ ticket, group, pages }: TicketView): boolean {
  const told = pages.flatMap(({ state, resolvedAt }) =>
    state === null
      ? []
      : [{ state, resolvedAt: resolvedAt === null ? null : new Date(resolvedAt).toISOString() }],
  )
  return asksAnew(ticket, told, group?.confirmed ?? false)
}
