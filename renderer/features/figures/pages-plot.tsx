import type { Ref } from 'react'
import { falseShare, type PageSpan } from '../../../shared/rules/figures.ts'
import { i18n } from '../../texts/i18n.ts'
import { numberText } from '../../ui/number-text.ts'
import { pageParts, pagesOf, spanText } from './figure-words.ts'
import { legendPlaces } from './legend-places.ts'

const [width, left, right] = [900, 60, 12]
const legend = legendPlaces(
  pageParts.map(({ name }) => name),
  { left, right: width },
)
const bars = { top: 34 + legend.more, height: 180 }
const shares = { top: 262 + legend.more, height: 90 }
const height = shares.top + shares.height + 24

interface PagesPlotProps {
  spans: readonly PageSpan[]
  timeZone: string
  ref: Ref<SVGSVGElement>
}

/**
 * Pages by the day or the week, and under them what share of the judged ones was needless. For the eye alone: the table tells
 * the same.
 */
export function PagesPlot({ spans, timeZone, ref }: PagesPlotProps) {
  const most = niceTop(Math.max(1, ...spans.map(pagesOf)))
  const step = (width - left - right) / spans.length
  const middleOf = (place: number) => left + (place + 0.5) * step
  const every = Math.ceil(spans.length / 10)
  return (
    <svg ref={ref} className="figure-plot" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <Legend />
      {[0, 0.5, 1].map((part) => {
        const y = bars.top + bars.height * (1 - part)
        return <Gridline key={part} y={y} words={numberText(most * part)} />
      })}
      {spans.map((span, place) => (
        <Bar key={span.from} span={span} x={left + place * step} step={step} unit={bars.height / most} />
      ))}
      <text className="figure-head" x={left} y={shares.top - 12}>
        {i18n.t('False share of those that were judged')}
      </text>
      {[0, 0.5, 1].map((part) => {
        const y = shares.top + shares.height * (1 - part)
        return <Gridline key={part} y={y} words={`${part * 100} %`} />
      })}
      {shareRuns(spans).map((run) => (
        <polyline
          key={run[0]?.place}
          className="figure-share-line"
          points={run
            .map(({ place, share }) => `${middleOf(place)},${shares.top + shares.height * (1 - share)}`)
            .join(' ')}
        />
      ))}
      {shareRuns(spans)
        .flat()
        .map(({ place, share }) => (
          <circle
            key={place}
            className="figure-share-point"
            cx={middleOf(place)}
            cy={shares.top + shares.height * (1 - share)}
            r={2.5}
          />
        ))}
      {spans.map(
        (span, place) =>
          (spans.length - 1 - place) % every === 0 && (
            <text key={span.from} className="figure-day" x={middleOf(place)} y={height - 6}>
              {spanText(span, timeZone)}
            </text>
          ),
      )}
    </svg>
  )
}

function Legend() {
  return pageParts.map(({ id, name }, place) => {
    const { x, y } = legend.places[place] ?? { x: left, y: 0 }
    return (
      <g key={id}>
        <rect className={`figure-${id}`} x={x} y={y + 6} width={12} height={12} />
        <text className="figure-label" x={x + 18} y={y + 16}>
          {name}
        </text>
      </g>
    )
  })
}

function Gridline({ y, words }: { y: number; words: string }) {
  return (
    <>
      <line className="figure-grid" x1={left} y1={y} x2={width - right} y2={y} />
      <text className="figure-tick" x={left - 8} y={y + 4}>
        {words}
      </text>
    </>
  )
}

interface BarProps {
  span: PageSpan
  x: number
  step: number
  unit: number
}

function Bar({ span, x, step, unit }: BarProps) {
  let y = bars.top + bars.height
  return pageParts.map(({ id }) => {
    const tall = span[id] * unit
    y -= tall
    return (
      tall > 0 && (
        <rect
          key={id}
          className={`figure-${id}`}
          x={x + step * 0.14}
          y={y}
          width={step * 0.72}
          height={Math.max(1, tall - 1)}
        />
      )
    )
  })
}

interface Share {
  place: number
  share: number
}

/** Spans side by side in which something was judged: a line is never drawn over days of which nothing is known. */
export function shareRuns(spans: readonly PageSpan[]): Share[][] {
  const runs: Share[][] = []
  let open: Share[] = []
  for (const [place, span] of spans.entries()) {
    const share = falseShare(span)
    if (share !== null) open.push({ place, share })
    else if (open.length > 0) {
      runs.push(open)
      open = []
    }
  }
  return open.length > 0 ? [...runs, open] : runs
}

/** The end of the axis: 2, 4, 10, 20, 40, 100 and so on, so that half of it is a whole number. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const steps = power === 1 ? [2, 4, 10] : [1, 2, 4, 10]
  return (steps.find((step) => step * power >= most) ?? 10) * power
}
