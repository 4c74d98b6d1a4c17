import type { PageView } from '../../../shared/ipc/triage-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'

/** What a page is, and by whom, as a list tells it. */
export function pageKindWords({ kind, madeByName }: Pick<PageView, 'kind' | 'madeByName'>): string {
  switch (kind) {
    case 'gate':
      return 'Page'
    case 'unopened':
      return 'Page to support: lay unopened'
    case 'manual':
      return madeByName === null ? 'Page by hand' : `Page by hand of ${madeByName}`
    case 'drill':
      return madeByName === null ? 'Drill' : `Drill of ${madeByName}`
    default:
      return assertNever(kind)
  }
}

/** How far it has come. Nobody may believe that somebody was woken who was not. */
export function pageStateWords(state: PageView['state']): string {
  switch (state) {
    case null:
      return 'only here: nobody is woken yet'
    case 'queued':
      return 'recorded: nobody is woken yet'
    case 'sending':
      return 'being sent'
    case 'notified':
      return 'sent, nobody has it yet'
    case 'acknowledged':
      return 'somebody has it'
    case 'resolved':
      return 'over'
    case 'withheld':
      return 'withheld: woke nobody'
    case 'failed':
      return 'failed: reached nobody'
    default:
      return assertNever(state)
  }
}
