import type { PagerSign } from '../../protocol/pager-sign.ts'

/** A pager that gave no sign of life for so long, in ms, is taken for dead. Source: paging.md, "Engine". */
export const pagerSilentAfter = 120_000

/** What a console heard of the pager: the newest sign, and since when (ms) it only heard that there never was one. */
export interface PagerHeard {
  readonly sign: PagerSign
  readonly neverSince: number | null
}

/** `now` in ms, of any clock that `before` was made with. */
export function pagerHeard(before: PagerHeard | null, sign: PagerSign, now: number): PagerHeard {
  if (sign.ageMs !== null) return { sign, neverSince: null }
  return { sign, neverSince: before?.neverSince ?? now }
}

/**
 * The alarm that nobody can be woken: `since` (ms since 1970, the service's clock) is null where the pager never ran; null
 * where it lives, or where nothing is known of it: a desk without a pager, or one that cannot be heard.
 */
export function pagerAlarm(
  heard: PagerHeard | null,
  isOnline: boolean,
  now: number,
): { readonly since: number | null } | null {
  if (heard === null || !isOnline) return null
  const { sign, neverSince } = heard
  if (sign.ageMs === null) {
    const isLong = neverSince !== null && now - neverSince >= pagerSilentAfter
    return isLong ? { since: null } : null
  }
  if (sign.ageMs <= pagerSilentAfter) return null
  return { since: sign.heartbeatAt === null ? null : Date.parse(sign.heartbeatAt) }
}
