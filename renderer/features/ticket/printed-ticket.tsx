import { Trans } from '@lingui/react'
import type { JoinedTicket, MessageView, TicketView } from '../../../shared/ipc/views.ts'
import { planNames } from '../../../shared/rules/plans.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { statusNames, urgencyNames } from '../../ui/rule-names.ts'
import { PlainText } from '../../ui/plain-text.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { fullMoment, momentText } from '../../ui/time.tsx'
import { copyName } from './copy-name.ts'
import './printed-ticket.css'

interface PrintedTicketProps {
  view: TicketView
  /** In ms since 1970. */
  printedAt: number
  onEnded: () => void
}

/** A ticket on paper, with all that was said: also what only the staff may read, which stands on its first lines. */
export function PrintedTicket({ view, printedAt, onEnded }: PrintedTicketProps) {
  const { ticket, group, assigneeName, messages, joined } = view
  const name =
    ticket.number === null
      ? i18n.t('Ticket without a number yet')
      : i18n.t('Ticket #{number}', { number: ticket.number })
  const { firstName, lastName, email, phone } = ticket.requester
  const hasNotes = messages.some(({ kind }) => kind === 'note')
  const facts: [string, string][] = [
    [i18n.t('Group'), group?.name ?? ticket.groupName],
    [i18n.t('Service plan'), group?.plan == null ? i18n.t('none') : planNames[group.plan]],
    [i18n.t('Filed by'), `${firstName} ${lastName}`],
    [i18n.t('E-mail address'), email],
    [i18n.t('Phone number'), phone],
    [i18n.t('Filed on'), fullMoment(ticket.createdAt)],
    [i18n.t('Status'), statusNames[ticket.status]],
    [i18n.t('Assignee'), assigneeName ?? i18n.t('nobody')],
    [i18n.t('Urgency asked for'), urgencyNames[ticket.urgency.requested]],
    [i18n.t('Urgency we work with'), urgencyNames[ticket.urgency.effective]],
  ]
  return (
    <PrintSheet title={name} onEnded={onEnded}>
      <header>
        <p>{name}</p>
        <h1>
          <bdi>{ticket.subject}</bdi>
        </h1>
        <p>{i18n.t('Printed on {when}.', { when: fullMoment(printedAt) })}</p>
        {hasNotes && (
          <p className="printed-warning">{i18n.t('Holds notes for the staff only: not for the customer.')}</p>
        )}
      </header>
      <table>
        <tbody>
          {facts.map(([fact, words]) => (
            <tr key={fact}>
              <th scope="row">{fact}</th>
              <td className="print-words">
                <bdi>{words === '' ? '—' : words}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{i18n.t('What was said')}</h2>
      {messages.map((message) => (
        <PrintedMessage
          key={message.id}
          message={message}
          requester={`${firstName} ${lastName}`}
          joined={joined.find((one) => one.ticket.id === message.ticketId)?.ticket ?? null}
          printedAt={printedAt}
        />
      ))}
    </PrintSheet>
  )
}

function nameOf({ requester }: JoinedTicket['ticket']): string {
  return `${requester.firstName} ${requester.lastName}`
}

const kindNames: Record<MessageView['kind'], string> = {
  customer: i18n.t('Customer'),
  reply: i18n.t('Reply to customer'),
  note: i18n.t('Note, staff only'),
  event: i18n.t('Event'),
}

interface PrintedMessageProps {
  message: MessageView
  requester: string
  /** The ticket in which it was said, where that was merged into the printed one. */
  joined: JoinedTicket['ticket'] | null
  printedAt: number
}

function PrintedMessage({ message, requester, joined, printedAt }: PrintedMessageProps) {
  const { kind, author, createdAt, body, attachments = [], alsoTo = [], writtenIn } = message
  const isTakenDown = kind === 'customer' && author.kind === 'staff'
  const about = {
    kind: kindNames[kind],
    name: <bdi>{author.name}</bdi>,
    when: momentText(printedAt, createdAt),
  }
  return (
    <article className={`print-entry printed-${kind}`}>
      <h3>
        {joined !== null && <bdi>{ticketName(joined)} </bdi>}
        {writtenIn !== undefined && <bdi>{ticketName(writtenIn)} </bdi>}
        {isTakenDown ? (
          <Trans
            id="{kind}: {requester}, taken down by {name}, {when}"
            values={{ ...about, requester: <bdi>{joined === null ? requester : nameOf(joined)}</bdi> }}
          />
        ) : (
          <Trans id="{kind}: {name}, {when}" values={about} />
        )}
      </h3>
      {kind === 'customer' || kind === 'event' ? <PlainText>{body}</PlainText> : <RichText>{body}</RichText>}
      {alsoTo.length > 0 && (
        <p>
          <Trans id="Also to {to}" values={{ to: <bdi>{alsoTo.map(copyName).join('; ')}</bdi> }} />
        </p>
      )}
      {attachments.length > 0 && (
        <p>
          <Trans
            id="Files: {names}"
            values={{ names: <bdi>{attachments.map((file) => file.name).join(', ')}</bdi> }}
          />
        </p>
      )}
    </article>
  )
}
