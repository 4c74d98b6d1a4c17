import { deliveryStates } from '../../shared/protocol/delivery.ts'
import { pageStates } from '../../shared/protocol/page.ts'
import type { PagerSign } from '../../shared/protocol/pager-sign.ts'
import type { Metric } from './metrics.ts'

interface Counted {
  readonly state: string
  readonly count: number
}

interface PagingFigures {
  readonly pager: PagerSign
  readonly deliveries: readonly Counted[]
  readonly pages: readonly Counted[]
}

/** How the pager is, and how far its pages and messages have come. A pager that never lived has no age. */
export function pagingMetrics({ pager, deliveries, pages }: PagingFigures): Metric[] {
  const age = pager.ageMs === null ? [] : [['', pager.ageMs / 1000] as const]
  return [
    {
      name: 'desk_pager_heartbeat_age_seconds',
      help: 'Seconds since the pager’s last sign of life.',
      type: 'gauge',
      values: age,
    },
    {
      name: 'desk_deliveries',
      help: 'Messages of pages, by how far they came.',
      type: 'gauge',
      values: byState(deliveryStates, deliveries),
    },
    { name: 'desk_pages', help: 'Pages by state.', type: 'gauge', values: byState(pageStates, pages) },
    {
      name: 'desk_pages_troubled',
      help: 'Pages under way that something keeps from people.',
      type: 'gauge',
      values: [['', pager.troubled ?? 0]],
    },
  ]
}

function byState(states: readonly string[], counted: readonly Counted[]) {
  const counts = new Map(counted.map(({ state, count }) => [state, count]))
  return states.map((state) => [`state="${state}"`, counts.get(state) ?? 0] as const)
}
