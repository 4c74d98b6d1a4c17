import { Trans } from '@lingui/react'
import { ArrowRight } from 'lucide-react'
import type { HistoryItem } from '../../../shared/protocol/history.ts'
import { TicketWords } from '../../ui/ticket-words.tsx'
import { Moment } from '../../ui/time.tsx'
import { historyLines, type HistoryLine } from './history-words.ts'

/** One thing that was done: when, by whom, what from what to what, and why. */
export function HistoryEntry({ item }: { item: HistoryItem }) {
  const { at, by, why } = item
  return (
    <li className="history-entry">
      <span className="history-when">
        <Moment at={at} />
        <bdi className="history-who">{by.name}</bdi>
      </span>
      <div className="history-lines">
        {historyLines(item).map((line, index) => (
          <Line key={index} line={line} />
        ))}
        {why !== '' && <bdi className="history-why">“{why}”</bdi>}
      </div>
    </li>
  )
}

function Line({ line }: { line: HistoryLine }) {
  if (line.kind === 'words')
    return (
      <bdi className="history-line">
        <TicketWords>{line.words}</TicketWords>
      </bdi>
    )
  return (
    <div className="history-line">
      <Trans
        id="{field} <0>from </0>{from} {arrow}<0> to </0>{to}"
        values={{
          field: <span className="history-field">{line.field}</span>,
          from: (
            <bdi className="history-from">
              <TicketWords>{line.from}</TicketWords>
            </bdi>
          ),
          arrow: <ArrowRight size={12} aria-hidden />,
          to: (
            <bdi className="history-to">
              <TicketWords>{line.to}</TicketWords>
            </bdi>
          ),
        }}
        components={{ 0: <span className="visually-hidden" /> }}
      />
    </div>
  )
}
