import type { ClocksView } from '../../../shared/ipc/views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { dueStateAt } from '../../../shared/rules/service-levels/due-next.ts'
import type { ClockName, TicketClock } from '../../../shared/rules/service-levels/ticket-clocks.ts'
import { i18n } from '../../texts/i18n.ts'
import { clockTitles, lengthText } from '../../ui/due-words.ts'
import { hoursWords, targetWords } from '../../ui/level-words.ts'
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
      const when = momentText(now, clock.dueAt)
      const length = lengthText(Math.abs(now - clock.dueAt))
      if (look === 'late') return i18n.t('{title} {length} late, was due {when}', { title, length, when })
      return look === 'soon'
        ? i18n.t('{title} due soon, in {length}, {when}', { title, length, when })
        : i18n.t('{title} in {length}, {when}', { title, length, when })
    }
    case 'paused':
      return i18n.t('{title} paused with {length} left', {
        title,
        length: targetWords(Math.floor(clock.left / 60_000) || 1),
      })
    case 'met':
      return name === 'solution'
        ? i18n.t('Resolved in time, {when}', { when: momentText(now, clock.at) })
        : i18n.t('Answered in time, {when}', { when: momentText(now, clock.at) })
    case 'missed':
      return name === 'solution'
        ? i18n.t('Resolved {length} late', { length: lengthText(clock.at - clock.dueAt) })
        : i18n.t('Answered {length} late', { length: lengthText(clock.at - clock.dueAt) })
    default:
      return assertNever(clock)
  }
}

/** What was promised, and the instants in full. */
export function clockTitle(
  name: ClockName,
  clock: TicketClock,
  { firstAnswer, solution, hours, timeZone }: ClocksView['promised'],
): string {
  const target = name === 'solution' ? solution : firstAnswer
  const within = target === null ? i18n.t('none') : targetWords(target)
  const runs = hours === null ? hoursWords(null) : `${hoursWords(hours)} (${timeZone})`
  const promised = i18n.t('Promised within {within}. {runs}.', { within, runs })
  switch (clock.kind) {
    case 'running':
      return i18n.t('Due {when}. {promised}', { when: fullMoment(clock.dueAt), promised })
    case 'paused':
      return i18n.t('It waits for the customer. {promised}', { promised })
    case 'met':
      return `${fullMoment(clock.at)}. ${promised}`
    case 'missed':
      return i18n.t('Was due {due}, done {done}. {promised}', {
        due: fullMoment(clock.dueAt),
        done: fullMoment(clock.at),
        promised,
      })
    default:
      return assertNever(clock)
  }
}
