import { Trans } from '@lingui/react'
import type { CallListView } from '../../../shared/ipc/alarm-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { fullMoment, momentText } from '../../ui/time.tsx'
import { pagedWords } from './alarm-words.ts'
import { useCallList } from './call-list-store.ts'

const roleNames = { 'unix-admin': i18n.t('Unix admin'), support: i18n.t('Support') } as const

/** For a pen. */
const toFillIn = '__________'

/** The call list on paper: for a night in which the screens go dark too. */
export function PrintedCallList() {
  const list = useCallList((store) => store.printed)
  const printEnded = useCallList((store) => store.printEnded)
  if (list === null) return null
  return (
    <PrintSheet title={i18n.t('Call list')} onEnded={printEnded}>
      <Sheet list={list} />
    </PrintSheet>
  )
}

function Sheet({ list }: { list: CallListView }) {
  const { madeAt, heardAt, people, tickets, emergencyPhone, providerName } = list
  return (
    <>
      <header>
        <p>{providerName}</p>
        <h1>{i18n.t('Call list')}</h1>
        <p>
          {i18n.t('Printed on {time}.', { time: fullMoment(madeAt) })}{' '}
          {heardAt === null
            ? i18n.t('The desk was never heard.')
            : i18n.t('The desk was last heard on {time}.', { time: fullMoment(heardAt) })}
        </p>
        <p>
          {i18n.t(
            'This list wakes nobody: a machine without a network cannot page. Call, and note whom you reached.',
          )}
        </p>
      </header>
      <section>
        <h2>{i18n.t('Whom to call')}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{i18n.t('Phone')}</th>
              <th scope="col">{i18n.t('Name')}</th>
              <th scope="col">{i18n.t('Role')}</th>
              <th scope="col">{i18n.t('On duty')}</th>
              <th scope="col">{i18n.t('Reached at')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, phone, role, isOnDuty }, place) => (
              <tr key={place}>
                <td>{phone === '' ? i18n.t('not known') : phone}</td>
                <td className="print-words">
                  <bdi>{name}</bdi>
                </td>
                <td>{roleNames[role]}</td>
                <td>{isOnDuty ? i18n.t('yes') : i18n.t('no')}</td>
                <td>{toFillIn}</td>
              </tr>
            ))}
            {emergencyPhone !== '' && (
              <tr>
                <td>{emergencyPhone}</td>
                <td className="print-words">
                  {i18n.t('Emergency number of this desk, as customers have it')}
                </td>
                <td>—</td>
                <td>—</td>
                <td>{toFillIn}</td>
              </tr>
            )}
          </tbody>
        </table>
        {people.length === 0 && <p>{i18n.t('Nobody who could be paged is known on this machine.')}</p>}
      </section>
      <section>
        <h2>{i18n.t('Mission-critical tickets that are not settled')}</h2>
        {tickets.length === 0 && <p>{i18n.t('None is known on this machine.')}</p>}
        {tickets.map((ticket) => (
          <div key={ticket.ticketId} className="print-entry">
            <h3>
              {ticket.number === null ? i18n.t('New') : `#${ticket.number}`} <bdi>{ticket.groupName}</bdi>:{' '}
              <bdi>{ticket.subject}</bdi>
            </h3>
            <p>
              <Trans
                id="Filed {time} by {name}."
                values={{
                  time: momentText(madeAt, ticket.createdAt),
                  name: (
                    <>
                      <bdi>{ticket.requesterName}</bdi>
                      {ticket.requesterPhone !== '' && `, ${ticket.requesterPhone}`}
                    </>
                  ),
                }}
              />{' '}
              <bdi>{pagedWords(ticket.paged, madeAt)}</bdi>
            </p>
          </div>
        ))}
        {list.ticketsLeftOut > 0 && (
          <p>
            {i18n.t('{count, plural, one {# older one is} other {# older ones are}} left out.', {
              count: list.ticketsLeftOut,
            })}
          </p>
        )}
      </section>
    </>
  )
}
