import type { RecordTicket, RecordView } from '../../../shared/ipc/triage-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { listText } from '../../ui/list-text.ts'
import { judgedWord, lastFalseText, numberWord, toldKinds } from '../../ui/record-words.ts'
import { momentText } from '../../ui/time.tsx'

/** A group's record on paper: the sentence, and every ticket behind its numbers. `now`: when the pack was made, in ms. */
export function PrintedRecord({ record, now }: { record: RecordView; now: number }) {
  const { missionCritical, kinds, days, lastFalseAt } = record
  const told = toldKinds(kinds).map(({ words }) => words)
  return (
    <section>
      <h2>{i18n.t('Record of {days} days', { days })}</h2>
      <p>
        {i18n.t('{count, number} mission critical', { count: missionCritical.length })}
        {told.length > 0 && `: ${listText(told)}`}
        {lastFalseAt !== null && `, ${i18n.t('last false {ago}', { ago: lastFalseText(now, lastFalseAt) })}`}.
      </p>
      {missionCritical.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{i18n.t('Ticket')}</th>
              <th>{i18n.t('Filed')}</th>
              <th>{i18n.t('Subject')}</th>
              <th>{i18n.t('By')}</th>
              <th>{i18n.t('Judged')}</th>
            </tr>
          </thead>
          <tbody>
            {missionCritical.map((ticket) => (
              <Line key={ticket.ticketId} ticket={ticket} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Line({ ticket, now }: { ticket: RecordTicket; now: number }) {
  return (
    <tr>
      <td>{numberWord(ticket.number)}</td>
      <td>{momentText(now, ticket.createdAt)}</td>
      <td className="print-words">
        <bdi>{ticket.subject}</bdi>
      </td>
      <td className="print-words">
        <bdi>{ticket.requesterName}</bdi>
      </td>
      <td>
        {judgedWord(ticket.verdict)}
        {ticket.isFlagged && `, ${i18n.t('flagged')}`}
      </td>
    </tr>
  )
}
