import type { WakeForecast } from '../../shared/ipc/wake-views.ts'

/** What a page would do that wakes twelve people on duty. */
export function fakeForecast(more: Partial<WakeForecast> = {}): WakeForecast {
  return {
    outcome: 'page',
    groupName: 'Harbour Print Works',
    page: null,
    people: {
      isNamed: false,
      reached: 12,
      unverified: 0,
      unreachable: 0,
      everybody: 12,
      widensAfterMinutes: 20,
    },
    ...more,
  }
}
