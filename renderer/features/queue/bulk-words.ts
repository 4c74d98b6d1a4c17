import { i18n } from '../../texts/i18n.ts'

/** "12 tickets marked; 3 of them are no longer in this view". */
export function marksWords(count: number, outside: number | null): string {
  if (outside === null || outside === 0)
    return i18n.t('{count, plural, one {# ticket marked} other {# tickets marked}}', { count })
  return outside === count
    ? i18n.t(
        '{count, plural, one {# ticket marked, no longer in this view} other {# tickets marked, none of them in this view any more}}',
        { count },
      )
    : i18n.t(
        '{count, plural, one {# ticket} other {# tickets}} marked, {outside} of them no longer in this view',
        { count, outside },
      )
}

/** What a bulk resolve leaves for later; empty where it leaves nothing. */
export function verdictWords(count: number): string {
  if (count === 0) return ''
  return i18n.t('{count, plural, one {# has no verdict yet.} other {# have no verdict yet.}}', { count })
}
