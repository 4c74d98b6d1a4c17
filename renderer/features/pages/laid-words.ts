import type { LaidOnPage } from '../../../shared/ipc/page-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'

/** What was said here of a page, or the page itself where that was made here. */
export type LaidAct = Omit<LaidOnPage, 'kind'> & { kind: LaidOnPage['kind'] | 'page' }

export function laidTitle({ kind, toName }: LaidAct): string {
  switch (kind) {
    case 'acknowledge':
      return i18n.t('You acknowledged it here.')
    case 'resolve':
      return i18n.t('You resolved it here.')
    case 'hand-over':
      return toName === null
        ? i18n.t('You handed it over here, to somebody who is not known here.')
        : i18n.t('You handed it over to {toName} here.', { toName })
    case 'page':
      return i18n.t('You paged by hand here.')
    default:
      return assertNever(kind)
  }
}

/** What is not so yet, although it was said here; blank where something else says it. */
export function laidWarning(kind: LaidAct['kind']): string {
  switch (kind) {
    case 'acknowledge':
    case 'resolve':
      return i18n.t('Kept here. Until it reaches the desk, people go on being woken.')
    case 'hand-over':
      return i18n.t('Kept here. Until it reaches the desk, nobody is told that they have it.')
    case 'page':
      return ''
    default:
      return assertNever(kind)
  }
}
