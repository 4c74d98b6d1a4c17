import { memo, useState } from 'react'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { DeliveryView, LadderView } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { DeliveryLine } from './delivery-line.tsx'
import { roleNames, standingWords } from './delivery-words.ts'

/** One person: how far it came with them, and the methods tried in order. Earlier rounds open on a press. */
export const Ladder = memo(function Ladder({ ladder }: { ladder: LadderView }) {
  const [isOpen, setOpen] = useState(false)
  const { name, role, rounds, told, standing, hasIt } = ladder
  const last = rounds.at(-1)
  const earlier = rounds.slice(0, -1)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <li className="ladder">
      <div className="ladder-head">
        <bdi className="ladder-name">{name}</bdi>
        {role !== null && <span className="page-faint">{roleNames[role]}</span>}
        <span
          className={`ladder-standing ${hasIt ? 'ladder-has-it' : standing === 'failed' ? 'page-trouble' : ''}`}
        >
          {standingWords(ladder)}
        </span>
      </div>
      {earlier.length > 0 && (
        <button type="button" className="ladder-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron size={13} aria-hidden />
          {i18n.t('{count, plural, one {# earlier round} other {# earlier rounds}}', {
            count: earlier.length,
          })}
        </button>
      )}
      {isOpen &&
        earlier.map(({ round, deliveries }) => <Round key={round} deliveries={deliveries} round={round} />)}
      {last !== undefined && (
        <Round deliveries={last.deliveries} round={rounds.length > 1 ? last.round : null} />
      )}
      {told.length > 0 && <Round deliveries={told} round={null} />}
    </li>
  )
})

function Round({ deliveries, round }: { deliveries: readonly DeliveryView[]; round: number | null }) {
  return (
    <>
      {round !== null && <p className="ladder-round">{i18n.t('Round {round}', { round })}</p>}
      <ol className="ladder-steps">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryLine delivery={delivery} />
          </li>
        ))}
      </ol>
    </>
  )
}
