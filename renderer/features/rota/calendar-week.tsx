import { i18n } from '../../texts/i18n.ts'
import type { Block, CalendarRow } from './calendar-rows.ts'
import { dateText, shortDayText, timeText } from './zone-time.ts'

interface Day {
  readonly from: number
  readonly until: number
}

interface CalendarWeekProps {
  label: string
  days: readonly Day[]
  rows: readonly CalendarRow[]
  timeZone: string
  /** In ms. */
  now: number
}

/** Seven days as a table: what stands in a cell at a place of its width happens at that hour of its day. */
export function CalendarWeek({ label, days, rows, timeZone, now }: CalendarWeekProps) {
  const [from = 0, until = 0] = [days[0]?.from, days.at(-1)?.until]
  const today = dateText(now, timeZone)
  const shown = rows.filter(
    ({ id, blocks }) => id === 'all' || blocks.some((block) => block.from < until && block.until > from),
  )
  return (
    <table className="rota-week">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{i18n.t('Who')}</span>
          </th>
          {days.map((day) => (
            <th
              key={day.from}
              scope="col"
              className={dateText(day.from, timeZone) === today ? 'rota-week-today' : ''}
              aria-current={dateText(day.from, timeZone) === today ? 'date' : undefined}
            >
              {shortDayText(day.from, timeZone)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.id} className={row.id === 'all' ? 'rota-week-all' : ''}>
            <th scope="row">
              <bdi className="one-line rota-week-name" title={row.name}>
                {row.name}
              </bdi>
            </th>
            {days.map((day) => (
              <DayCell key={day.from} day={day} blocks={row.blocks} timeZone={timeZone} now={now} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayCellProps {
  day: Day
  blocks: readonly Block[]
  timeZone: string
  now: number
}

function DayCell({ day, blocks, timeZone, now }: DayCellProps) {
  const here = blocks.filter(({ from, until }) => from < day.until && until > day.from)
  const share = (at: number) => ((at - day.from) / (day.until - day.from)) * 100
  return (
    <td className="rota-week-cell">
      {here.map((block) => {
        const [from, until] = [Math.max(block.from, day.from), Math.min(block.until, day.until)]
        const hours = hoursText(from, until, day, timeZone)
        return (
          <span
            key={`${block.look} ${block.from}`}
            className={`rota-block rota-block-${block.look} ${block.from < day.from ? 'rota-block-from-before' : ''} ${block.until > day.until ? 'rota-block-goes-on' : ''}`}
            style={{ insetInlineStart: `${share(from)}%`, width: `${share(until) - share(from)}%` }}
            title={`${block.inFull}, ${hours}`}
          >
            <span className="rota-block-words">
              {block.words === '' ? shortHours(block, day, timeZone) : block.words}
            </span>
            <span className="visually-hidden"> {hours}</span>
          </span>
        )
      })}
      {now >= day.from && now < day.until && (
        <span className="rota-week-now" style={{ insetInlineStart: `${share(now)}%` }} aria-hidden />
      )}
    </td>
  )
}

/** "18:00–24:00"; "all day". */
function hoursText(from: number, until: number, day: Day, timeZone: string): string {
  if (from === day.from && until === day.until) return i18n.t('all day')
  return `${timeText(from, timeZone)}–${until === day.until ? '24:00' : timeText(until, timeZone)}`
}

/** "08–18"; "18–" where it goes on after midnight. */
function shortHours({ from, until }: Block, day: Day, timeZone: string): string {
  const begins = from < day.from ? '' : timeText(from, timeZone)
  const ends = until > day.until ? '' : until === day.until ? '24:00' : timeText(until, timeZone)
  return begins === '' && ends === '' ? '' : `${begins}–${ends}`.replaceAll(':00', '')
}
