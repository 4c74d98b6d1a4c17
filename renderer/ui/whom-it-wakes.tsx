import { Trans } from '@lingui/react'
import { BellOff, BellRing } from 'lucide-react'
import type { WakeForecast, WakeQuestion } from '../../shared/ipc/wake-views.ts'
import { i18n } from '../texts/i18n.ts'
import { useClock } from './clock.ts'
import { DangerNote } from './danger-note.tsx'
import { useDeskNow } from './desk-now.ts'
import { useLineNow } from './line-now.ts'
import { Moment } from './time.tsx'
import { useWakeForecast } from './wake-forecast.ts'
import { wakeWords } from './wake-words.ts'
import { WakesNobody } from './wakes-nobody.tsx'
import './whom-it-wakes.css'

/** Says before people are woken how many that would be, or why nobody; and where the desk is out of reach, that nobody is now. */
export function WhomItWakes({ about }: { about: WakeQuestion }) {
  const forecast = useWakeForecast(about)
  return (
    <>
      <WakesNobody />
      {forecast !== null && <Forecast forecast={forecast} />}
    </>
  )
}

function minuteOf(now: number): number {
  return Math.floor(now / 60_000)
}

function Forecast({ forecast }: { forecast: WakeForecast }) {
  const { wakesNobody, lead, more } = wakeWords(forecast, useClock(minuteOf) * 60_000)
  const words = (
    <>
      <AsOf />
      <strong>
        <bdi>{lead}</bdi>
      </strong>
      {more.map((one) => (
        <span key={one}> {one}</span>
      ))}
    </>
  )
  if (wakesNobody) return <DangerNote icon={BellOff}>{words}</DangerNote>
  return (
    <p className="whom-it-wakes" role="status">
      <BellRing size={16} aria-hidden />
      <span>{words}</span>
    </p>
  )
}

/** Out of reach of the desk, somebody else may be on duty by now. */
function AsOf() {
  const { isAway } = useDeskNow()
  const heardAt = useLineNow()?.lastExchangeAt ?? null
  if (!isAway) return null
  if (heardAt === null) return <>{i18n.t('By what is known here:')} </>
  return (
    <>
      <Trans
        id="As of {time}, when the desk was last heard:"
        values={{ time: <Moment at={heardAt} /> }}
      />{' '}
    </>
  )
}
