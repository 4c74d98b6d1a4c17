import type { OperationView } from '../../../shared/ipc/blocklist-views.ts'
import type { BlockAct } from '../../../shared/protocol/blocklist.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { momentText } from '../../ui/time.tsx'

/** What was done, in a few words: "blocked until Mon 23 Nov, 14:02". `now` in ms. */
export function actWords({ act, until }: Pick<OperationView, 'act' | 'until'>, now: number): string {
  const when = until == null ? null : momentText(now, until)
  switch (act) {
    case 'block':
      return when === null ? i18n.t('blocked without an end') : i18n.t('blocked until {when}', { when })
    case 'lift':
      return i18n.t('lifted')
    case 'extend':
      return when === null ? i18n.t('extended, without an end') : i18n.t('extended, until {when}', { when })
    case 'shorten':
      return when === null ? i18n.t('shortened, without an end') : i18n.t('shortened, until {when}', { when })
    case 'edit-reason':
      return i18n.t('changed the reason')
    default:
      return assertNever(act)
  }
}

export const actNames: Record<BlockAct, string> = {
  block: i18n.t('Block'),
  lift: i18n.t('Lift'),
  extend: i18n.t('Extend'),
  shorten: i18n.t('Shorten'),
  'edit-reason': i18n.t('Edit reason'),
}

/** Enough of a hash to compare by eye; the whole stands in its title. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}
