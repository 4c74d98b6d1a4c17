import { useMemo } from 'react'
import { Trans } from '@lingui/react'
import { ChevronLeft, ChevronRight, Globe } from 'lucide-react'
import { rotaDays, type RotaView } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { calendarRows, type RowsBy } from './calendar-rows.ts'
import { CalendarWeek } from './calendar-week.tsx'
import { useRotaEdit } from './rota-edit-store.ts'
import { useRota } from './rota-store.ts'
import { dayText, ownTimeZone } from './zone-time.ts'

const rowOptions: RadioOption<RowsBy>[] = [
  { id: 'shift', name: i18n.t('By shift') },
  { id: 'person', name: i18n.t('By person') },
]

interface RotaCalendarProps {
  view: RotaView
  isAdmin: boolean
}

/** Two weeks, one over the other: a row for everybody together, and one per shift or person. */
export function RotaCalendar({ view, isAdmin }: RotaCalendarProps) {
  const { start, by, stepped, rowsPicked } = useRota()
  const { rota, span, now } = view
  const rows = useMemo(() => calendarRows(view, by), [view, by])
  const hasRule = rota.shifts.length > 0 || rota.overrides.length > 0
  const week = rotaDays / 2
  return (
    <section className="rota-calendar" aria-labelledby="calendar-title">
      <header className="rota-head">
        <h2 id="calendar-title">
          {i18n.t('{from} to {until}', {
            from: dayText(span.from, rota.timeZone),
            until: dayText(span.until - 1, rota.timeZone),
          })}
        </h2>
        <span className="rota-steps">
          <IconButton
            label={i18n.t('A week back')}
            icon={ChevronLeft}
            size="small"
            onPress={() => stepped(-week)}
          />
          <Button size="small" isDisabled={start === null} onPress={() => stepped(0)}>
            {i18n.t('Today')}
          </Button>
          <IconButton
            label={i18n.t('A week on')}
            icon={ChevronRight}
            size="small"
            onPress={() => stepped(week)}
          />
        </span>
        {hasRule && (
          <RadioField
            label={i18n.t('Rows')}
            isLabelHidden
            orientation="horizontal"
            options={rowOptions}
            selected={by}
            onSelect={rowsPicked}
          />
        )}
        <ZoneLine view={view} isAdmin={isAdmin} />
      </header>
      {[span.days.slice(0, week), span.days.slice(week)].map((days, place) => (
        <CalendarWeek
          key={place}
          label={place === 0 ? i18n.t('The first week') : i18n.t('The second week')}
          days={days}
          rows={rows}
          timeZone={rota.timeZone}
          now={now}
        />
      ))}
    </section>
  )
}

/** Whose clock all times here are by. */
function ZoneLine({ view: { rota }, isAdmin }: { view: RotaView; isAdmin: boolean }) {
  const { isAway } = useDeskNow()
  const { timeZone } = rota
  const isOwn = timeZone === ownTimeZone
  return (
    <p className="rota-zone">
      <Globe size={14} aria-hidden />
      <span>
        {isOwn ? (
          <Trans
            id="Times are the rota’s: <0>{timeZone}</0>, as on this workstation."
            values={{ timeZone }}
            components={{ 0: <strong /> }}
          />
        ) : (
          <Trans
            id="Times are the rota’s: <0>{timeZone}</0>. This workstation is on {ownTimeZone}."
            values={{ timeZone, ownTimeZone }}
            components={{ 0: <strong /> }}
          />
        )}
      </span>
      {isAdmin && (
        <Button
          size="small"
          variant="quiet"
          aria-label={i18n.t('Change the time zone')}
          isDisabled={isAway}
          onPress={() => useRotaEdit.getState().asked({ kind: 'zone', timeZone }, rota)}
        >
          {i18n.t('Change…')}
        </Button>
      )}
    </p>
  )
}
