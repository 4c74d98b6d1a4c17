import type { Ref } from 'react'
import type { OpenByAge } from '../../../shared/ipc/figures.ts'
import { numberText } from '../../ui/number-text.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { textWidth } from '../../ui/text-width.ts'
import { ageNames } from './age-names.ts'
import { openOf } from './figure-words.ts'
import { legendPlaces } from './legend-places.ts'

const [width, right, rowHeight, barHeight] = [900, 60, 34, 20]
/** As wide as the longest name in this language. */
const left = Math.max(190, ...Object.values(urgencyNames).map((name) => textWidth(name, 13) + 24))
const legend = legendPlaces(ageNames, { left, right: width, least: 114 })
const top = 34 + legend.more

interface OpenPlotProps {
  open: readonly OpenByAge[]
  ref: Ref<SVGSVGElement>
}

/** A bar per urgency, the youngest tickets first, darker with age. For the eye alone: the table tells the same. */
export function OpenPlot({ open, ref }: OpenPlotProps) {
  const longest = Math.max(1, ...open.map(openOf))
  const unit = (width - left - right) / longest
  const height = top + open.length * rowHeight
  return (
    <svg ref={ref} className="figure-plot" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {ageNames.map((name, age) => {
        const { x, y } = legend.places[age] ?? { x: left, y: 0 }
        return (
          <g key={name}>
            <rect className={`figure-age-${age}`} x={x} y={y + 6} width={12} height={12} />
            <text className="figure-label" x={x + 18} y={y + 16}>
              {name}
            </text>
          </g>
        )
      })}
      {open.map((row, place) => {
        const y = top + place * rowHeight
        const total = openOf(row)
        let x = left
        return (
          <g key={row.urgency}>
            <text className="figure-name" x={left - 12} y={y + 15}>
              {urgencyNames[row.urgency]}
            </text>
            {row.counts.map((count, age) => {
              const from = x
              x += count * unit
              return (
                count > 0 && (
                  <rect
                    key={ageNames[age]}
                    className={`figure-age-${age}`}
                    x={from}
                    y={y}
                    width={Math.max(1, count * unit - 1)}
                    height={barHeight}
                  />
                )
              )
            })}
            <text className="figure-label" x={left + total * unit + 8} y={y + 15}>
              {numberText(total)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
