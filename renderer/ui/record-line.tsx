import { Fragment, useCallback } from 'react'
import { Button } from 'react-aria-components'
import type { RecordTicket, RecordView } from '../../shared/ipc/triage-views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
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
    return <p className="record-line">Nothing mission critical in {days} days.</p>
  const told = toldKinds(kinds)
  const share = shareWords(record)
  const span = `in ${days} days`
  const isLast = (place: number) => place === told.length - 1
  return (
    <p className="record-line">
      <RecordNumber
        words={`${missionCritical.length.toLocaleString('en')} mission critical`}
        span={span}
        tickets={missionCritical}
        onOpenTicket={onOpenTicket}
      />{' '}
      {span}:{' '}
      {told.map(({ kind, words }, place) => (
        <Fragment key={kind}>
          {/* One piece: a comma must not begin a line. */}
          <span className="record-piece">
            <RecordNumber
              words={words}
              span={span}
              tickets={only(missionCritical, kinds[kind])}
              onOpenTicket={onOpenTicket}
            />
            {isLast(place) && lastFalseAt === null ? '.' : ','}
          </span>{' '}
        </Fragment>
      ))}
      {lastFalseAt !== null && (
        <>
          last false <LastFalse at={lastFalseAt} />.{' '}
        </>
      )}
      {share !== null && <span className="record-share">{share}</span>}
    </p>
  )
}

interface RecordNumberProps {
  words: string
  span: string
  tickets: readonly RecordTicket[]
  onOpenTicket: (ticketId: TicketId) => void
}

function RecordNumber({ words, span, tickets, onOpenTicket }: RecordNumberProps) {
  const label = `${words} ${span}`
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
