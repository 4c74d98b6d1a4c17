import type { Failure } from '../../shared/ipc/result.ts'
import type { FeedPosition } from '../store/feed-position.ts'
import { afterFailure } from './after-failure.ts'
import { backoffMs, longestLookMs } from './backoff.ts'

/** Where the next page goes. */
export type PullTarget =
  /** On from where the cache stands. */
  | 'cache'
  /** Everything anew, into a file beside the cache, which stays as it is until that is complete. */
  | 'successor'

/** A cache that passed over kinds which this console has learned since holds less than it should. */
export function planPull(position: FeedPosition, hasLearnedKinds: boolean): PullTarget {
  return hasLearnedKinds && position.cursor !== null ? 'successor' : 'cache'
}

/** A page of another feed does not continue this one: the service's database was replaced. */
export function continuesFeed(position: FeedPosition, feedId: string): boolean {
  return position.feedId === null || position.feedId === feedId
}

/** Where the cache stands once a page is in it. */
export function positionAfter(
  position: FeedPosition,
  page: { feedId: string; cursor: string; more: boolean; reached: number },
): FeedPosition {
  return {
    feedId: page.feedId,
    cursor: page.cursor,
    complete: position.complete || !page.more,
    reached: Math.max(position.reached, page.reached),
  }
}

export type PullRecovery = { kind: 'resync' } | { kind: 'locked-out' } | { kind: 'wait'; ms: number }

/**
 * What follows a pull that failed for the `failures`-th time in a row (1 and up). How long it `took`, in ms, is part of
 * the wait: a line that swallows everything has been waited for already.
 */
export function recoverPull(failure: Failure, failures: number, random: number, took = 0): PullRecovery {
  const meaning = afterFailure(failure)
  if (meaning === 'resync') return { kind: 'resync' }
  if (meaning === 'locked-out') return { kind: 'locked-out' }
  const { retryAfterMs = 0 } = failure
  const wait = backoffMs(failures, random, 0, longestLookMs) - took
  return { kind: 'wait', ms: retryAfterMs + Math.max(0, wait) }
}
