import type { ClocksView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { dueStateAt } from '../../../shared/rules/service-levels/due-next.ts'
import type { ClockName, TicketClock } from '../../../shared/rules/service-levels/ticket-clocks.ts'
import { i18n } from '../../texts/i18n.ts'
import { clockTitles, lengthText } from '../../ui/due-words.ts'
import { targetWords } from '../../ui/level-words.ts'
import { fullMoment, momentText } from '../../ui/time.tsx'

/** How a promise looks: each state has a glyph of its own. */
export type ClockLook = 'ample' | 'soon' | 'late' | 'paused' | 'met' | 'missed'

export function clockLook(now: number, clock: TicketClock): ClockLook {
  return clock.kind === 'running' ? dueStateAt(now, { at: clock.dueAt, warnAt: clock.warnAt }) : clock.kind
}

/** What stands in the header: how long it has, and until when exactly. */
export function clockWords(now: number, name: ClockName, clock: TicketClock): string {
  const title = clockTitles[name]
  switch (clock.kind) {
    case 'running': {
      const look = clockLook(now, clock)
      const exactly = momentText(now, clock.dueAt)
      if (look === 'late') return `${title} ${lengthText(now - clock.dueAt)} late, was due ${exactly}`
      return `${title} ${look === 'soon' ? 'due soon, ' : ''}in ${lengthText(clock.dueAt - now)}, ${exactly}`
    }
    case 'paused':
      return `${title} paused with ${targetWords(Math.floor(clock.left / 60_000) || 1)} left`
    case 'met':
      return name === 'solution'
        ? `Resolved in time, ${momentText(now, clock.at)}`
        : `Answered in time, ${momentText(now, clock.at)}`
    case 'missed':
      return name === 'solution'
        ? `Resolved ${lengthText(clock.at - clock.dueAt)} late`
        : `Answered ${lengthText(clock.at - clock.dueAt)} late`
    default:
      return assertNever(clock)
  }
}

/** What was promised, and the instants in full. */
export function clockTitle(
  name: ClockName,
  clock: TicketClock,
  { firstAnswer, solution, hours }: ClocksView['promised'],
): string {
  const promised = `Promised within ${targetWords(name === 'solution' ? solution : firstAnswer)}. ${hours}.`
  switch (clock.kind) {
    case 'running':
      return `Due ${fullMoment(clock.dueAt)}. ${promised}`
    case 'paused':
      return i18n.t('It waits for the customer. {promised}', { promised })
    case 'met':
      return `${fullMoment(clock.at)}. ${promised}`
    case 'missed':
      return `Was due ${fullMoment(clock.dueAt)}, done ${fullMoment(clock.at)}. ${promised}`
    default:
      return assertNever(clock)
  }
}
