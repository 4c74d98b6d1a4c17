import { ArrowRight } from 'lucide-react'
import type { HistoryItem } from '../../../shared/protocol/history.ts'
import { i18n } from '../../texts/i18n.ts'
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
      <span className="history-field">{line.field}</span>{' '}
      <span className="visually-hidden">{i18n.t('from')} </span>
      <bdi className="history-from">
        <TicketWords>{line.from}</TicketWords>
      </bdi>{' '}
      <ArrowRight size={12} aria-hidden />
      <span className="visually-hidden"> {i18n.t('to')} </span>
      <bdi className="history-to">
        <TicketWords>{line.to}</TicketWords>
      </bdi>
    </div>
  )
}
