import type { ProviderView } from '../../shared/ipc/views.ts'
import { defaultThresholds, type Thresholds } from '../../shared/protocol/settings.ts'
import { readUnsettledActs } from '../store/acts.ts'
import { readSettings } from '../store/read-settings.ts'
import { readShownLevels } from '../store/due-book.ts'
import type { Session } from './session.ts'

/** The rules that the desk goes by, with those that were changed here laid over them. */
export function readThresholds({ cache, work }: Pick<Session, 'cache' | 'work'>): {
  thresholds: Thresholds
  /** Something of that has not reached the desk. */
  pending: boolean
} {
  const acts = readUnsettledActs(work, 'settings').filter(({ state }) => state.kind !== 'needs-you')
  let thresholds = readSettings(cache.read)?.thresholds ?? defaultThresholds
  for (const { act } of acts) if (act.kind === 'change-thresholds') thresholds = laidOver(thresholds, act.set)
  return { thresholds, pending: acts.some(({ state }) => state.kind !== 'sent') }
}

/** The provider's site and words, with the rules as they are shown; null before the first sync. */
export function readProvider(session: Pick<Session, 'cache' | 'work'>): ProviderView {
  const settings = readSettings(session.cache.read)
  if (settings === null) return null
  const { thresholds } = readThresholds(session)
  return { ...settings, thresholds, serviceLevels: readShownLevels(session.cache.read) }
}

function laidOver(
  thresholds: Thresholds,
  { suggestion, outage }: { [Rule in keyof Thresholds]?: Thresholds[Rule] | undefined },
): Thresholds {
  return { suggestion: suggestion ?? thresholds.suggestion, outage: outage ?? thresholds.outage }
}
