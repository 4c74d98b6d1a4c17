import type { Database } from './store/database.ts'
import type { EngineClock } from './engine-clock.ts'
import type { Options } from './options.ts'
import type { Gateway } from './sample/gateway/gateway.ts'
import type { EventStreams } from './plugins/event-streams.ts'
import type { RequestCounts } from './plugins/metrics.ts'
import type { Vault } from './vault.ts'

/** The present; a parameter, so that tests can choose it. */
export type Clock = () => Date

/** What every route is given. */
export interface DeskContext {
  readonly database: Database
  readonly options: Options
  readonly clock: Clock
  readonly engineClock: EngineClock
  readonly vault: Vault
  /** Where the pager of a sample desk listens: all that such a desk sends to. None at a real one. */
  readonly samplePager?: Pick<Gateway, 'url' | 'ports'>
  /** The beginning of every link that leaves the service, without a slash at its end. */
  readonly publicUrl: () => string
  /** The consoles that listen for changes. */
  readonly streams: EventStreams
  readonly requestCounts: RequestCounts
}
