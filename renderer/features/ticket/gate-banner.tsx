import { Ban, BellRing, ShieldQuestionMark, type LucideIcon } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import type { GateDecision } from '../../../shared/protocol/ticket.ts'
import { withoutDoubt } from '../../../shared/rules/gate-words.ts'
import { isSilent, type GateOutcome } from '../../../shared/rules/page-gate.ts'
import { i18n } from '../../texts/i18n.ts'
import { Moment } from '../../ui/time.tsx'
import { GateChoices } from './gate-choices.tsx'
import { gateNow, gateWordsAfterwards, outcomeTitles, wokenTitles } from './gate-now.ts'
import { GroupRecord } from './group-record.tsx'
import { isTold, PageTold } from './page-told.tsx'
import { tellingPage } from './telling-page.ts'
import './gate-banner.css'

const icons: Record<GateOutcome, LucideIcon> = {
  page: BellRing,
  joined: BellRing,
  told: BellRing,
  withheld: Ban,
  'unknown-group': ShieldQuestionMark,
}

interface GateBannerProps {
  view: TicketView
  /** It is still the ticket that was picked: its keys mean it. */
  isCurrent: boolean
  onOpenTicket: (ticketId: TicketId) => void
}

/** What the gate decided of a ticket that asks for people; red where nobody was woken, with what staff can do about it. */
export function GateBanner({ view, isCurrent, onOpenTicket }: GateBannerProps) {
  const gate = gateNow(view.ticket)
  if (gate === null) return null
  const { outcome } = gate
  const isRed = isSilent(outcome)
  const wasWoken = tellingPage(view.pages) !== null
  const Icon = icons[gate.outcome]
  return (
    <section className={`gate ${isRed ? 'gate-red' : ''}`} aria-label={i18n.t('What the gate decided')}>
      <Icon size={16} aria-hidden />
      <div className="gate-words">
        <p>
          <strong className="gate-title">
            {isSilent(outcome) && wasWoken ? wokenTitles[outcome] : outcomeTitles[outcome]}
          </strong>{' '}
          <span className="gate-when">
            <Moment at={gate.at} />
          </span>
        </p>
        <GateReason view={view} gate={gate} />
        {isRed && <GateChoices view={view} outcome={gate.outcome} isCurrent={isCurrent} />}
        {gate.outcome === 'withheld' && <GroupRecord view={view} onOpenTicket={onOpenTicket} />}
      </div>
    </section>
  )
}

/** The reason as it was recorded, until it is known that somebody has the page: then who, and nothing that was unknown before. */
function GateReason({ view: { ticket, group, pages }, gate }: { view: TicketView; gate: GateDecision }) {
  const { outcome, reason } = gate
  const page = tellingPage(pages)
  if (page === null || !isTold(page))
    return (
      <p>
        <bdi>{reason}</bdi>
      </p>
    )
  const words = isSilent(outcome)
    ? withoutDoubt(reason)
    : gateWordsAfterwards(outcome, group?.name ?? ticket.groupName)
  return (
    <p>
      <bdi>{words}</bdi> <PageTold page={page} />
    </p>
  )
}
