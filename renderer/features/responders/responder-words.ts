import type { MethodView, ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { Delivery } from '../../../shared/protocol/delivery.ts'
import type { ResponderRole } from '../../../shared/protocol/responder.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { drillEveryDays } from '../../../shared/rules/paging/drill-state.ts'
import { i18n } from '../../texts/i18n.ts'

export const roleNames: Record<ResponderRole, string> = {
  'unix-admin': i18n.t('UNIX administrator'),
  support: i18n.t('Support'),
}

/** When somebody's newest successful test was; null where there was none. */
export function lastGoodTestOf({ methods }: Pick<ResponderView, 'methods'>): string | null {
  const times = methods.map(({ lastGoodTestAt }) => lastGoodTestAt).filter((at) => at !== null)
  return times.sort().at(-1) ?? null
}

/** Why a method cannot be relied on; blank where it can. */
export function drillWords({ drill }: Pick<MethodView, 'drill'>): string {
  switch (drill) {
    case 'good':
      return ''
    case 'overdue':
      return i18n.t('Overdue: no successful test for over {drillEveryDays} days', { drillEveryDays })
    case 'never':
      return i18n.t('Overdue: never tested with success')
    default:
      return assertNever(drill)
  }
}

/** How far a trial has come, never more than is known: that a gateway took it is not that somebody has it. */
export function deliveryWords({ state, tries }: Pick<Delivery, 'state' | 'tries'>): string {
  switch (state) {
    case 'queued':
      return tries === 0
        ? i18n.t('Waits to be sent')
        : i18n.t('Waits for another try ({tries} so far)', { tries })
    case 'accepted':
      return i18n.t('The gateway took it. Look whether it arrives.')
    case 'delivered':
      return i18n.t('The gateway says that it was delivered.')
    case 'read':
      return i18n.t('It was read.')
    case 'answered':
      return i18n.t('It was answered.')
    case 'failed':
      return i18n.t('It did not go through.')
    default:
      return assertNever(state)
  }
}

/** "12 responders", and what an administrator has to see to. */
export function boardWords(responders: readonly ResponderView[]): string {
  const count = responders.length
  const overdue = responders.filter(({ isOverdue }) => isOverdue).length
  if (count === 0) return i18n.t('No responders')
  return overdue === 0
    ? i18n.t('{count, plural, one {# responder} other {# responders}}, all tested lately', { count })
    : i18n.t('{count, plural, one {# responder} other {# responders}}, {overdue, number} overdue', {
        count,
        overdue,
      })
}
