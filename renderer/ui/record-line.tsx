import { Trans } from '@lingui/react'
import { Fragment, useCallback } from 'react'
import { Button } from 'react-aria-components'
import type { RecordTicket, RecordView } from '../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { i18n } from '../texts/i18n.ts'
import { useClock } from './clock.ts'
import { PopoverPanel } from './popover-panel.tsx'
import { RecordTickets } from './record-tickets.tsx'
import { lastFalseText, shareWords, toldKinds } from './record-words.ts'
import './record-line.css'

interface RecordLineProps {
  record: RecordView
  onOpenTicket: (ticketId: TicketId) => void
}

/** What a group's mission-critical tickets were worth, in a sentence; each number opens its tickets. */
export function RecordLine({ record, onOpenTicket }: RecordLineProps) {
  const { missionCritical, kinds, days, lastFalseAt } = record
  if (missionCritical.length === 0)
    return <p className="record-line">{i18n.t('Nothing mission critical in {days} days.', { days })}</p>
  const told = toldKinds(kinds)
  const share = shareWords(record)
  const isLast = (place: number) => place === told.length - 1
  return (
    <p className="record-line">
      <Trans
        id="{number} in {days} days:"
        values={{
          days,
          number: (
            <RecordNumber
              words={i18n.t('{count, number} mission critical', { count: missionCritical.length })}
              days={days}
              tickets={missionCritical}
              onOpenTicket={onOpenTicket}
            />
          ),
        }}
      />{' '}
      {told.map(({ kind, words }, place) => (
        <Fragment key={kind}>
          {/* One piece: a comma must not begin a line. */}
          <span className="record-piece">
            <RecordNumber
              words={words}
              days={days}
              tickets={only(missionCritical, kinds[kind])}
              onOpenTicket={onOpenTicket}
            />
            {isLast(place) && lastFalseAt === null ? '.' : ','}
          </span>{' '}
        </Fragment>
      ))}
      {lastFalseAt !== null && (
        <>
          <Trans id="last false {ago}." values={{ ago: <LastFalse at={lastFalseAt} /> }} />{' '}
        </>
      )}
      {share !== null && <span className="record-share">{share}</span>}
    </p>
  )
}

interface RecordNumberProps {
  words: string
  days: number
  tickets: readonly RecordTicket[]
  onOpenTicket: (ticketId: TicketId) => void
}

function RecordNumber({ words, days, tickets, onOpenTicket }: RecordNumberProps) {
  const label = i18n.t('{words} in {days} days', { words, days })
  return (
    <PopoverPanel label={label} trigger={<Button className="record-number">{words}</Button>}>
      {(close) => (
        <>
          <p className="record-title">{label}</p>
          <RecordTickets
            tickets={tickets}
            label={label}
            onOpenTicket={(ticketId) => {
              close()
              onOpenTicket(ticketId)
            }}
          />
        </>
      )}
    </PopoverPanel>
  )
}

function LastFalse({ at }: { at: number }) {
  return useClock(useCallback((now: number) => lastFalseText(now, at), [at]))
}

function only(tickets: readonly RecordTicket[], ids: readonly TicketId[]): RecordTicket[] {
  const wanted = new Set(ids)
  return tickets.filter(({ ticketId }) => wanted.has(ticketId))
}
