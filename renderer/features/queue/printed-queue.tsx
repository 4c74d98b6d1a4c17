import { i18n } from '../../texts/i18n.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { mergedWords } from '../../ui/ticket-standing-words.ts'
import { fullMoment, momentText } from '../../ui/time.tsx'
import { usePrintedQueue, type PrintedRows } from './printed-queue-store.ts'

/** The list of the queue on paper, while the print dialog is open. */
export function PrintedQueue() {
  const printed = usePrintedQueue((store) => store.printed)
  const printEnded = usePrintedQueue((store) => store.printEnded)
  if (printed === null) return null
  return (
    <PrintSheet title={i18n.t('Queue')} onEnded={printEnded}>
      <Sheet printed={printed} />
    </PrintSheet>
  )
}

function Sheet({ printed: { rows, total, at } }: { printed: PrintedRows }) {
  return (
    <>
      <header>
        <h1>{i18n.t('Queue')}</h1>
        <p>
          {i18n.t('{total, plural, one {# ticket} other {# tickets}}, printed on {time}.', {
            total,
            time: fullMoment(at),
          })}{' '}
          {total > rows.length && i18n.t('Here are the first {count, number}.', { count: rows.length })}
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n.t('Number')}</th>
            <th scope="col">{i18n.t('Urgency')}</th>
            <th scope="col">{i18n.t('Group')}</th>
            <th scope="col">{i18n.t('Subject')}</th>
            <th scope="col">{i18n.t('Status')}</th>
            <th scope="col">{i18n.t('Assignee')}</th>
            <th scope="col">{i18n.t('Filed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.number === null ? i18n.t('New') : `#${row.number}`}</td>
              <td className="print-words">{urgencyNames[row.urgency]}</td>
              <td className="print-words">
                <bdi>{row.groupName}</bdi>
              </td>
              <td className="print-words">
                <bdi>{row.subject}</bdi>
              </td>
              <td>
                {statusNames[row.status]}
                {row.mergedInto !== null && `, ${mergedWords(row.mergedInto)}`}
              </td>
              <td className="print-words">
                <bdi>{row.assigneeName ?? i18n.t('nobody')}</bdi>
              </td>
              <td>{momentText(at, row.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
