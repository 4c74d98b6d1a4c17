import type { ConnectionState, ConnectionView } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { i18n } from '../texts/i18n.ts'
import { countdownText } from './act-words.ts'

/** The pace of the first moments says little, in ms. */
const leastForPace = 2_000

/**
 * Why not all tickets of the desk are here, what is done about it, and how far that has come. Null where all are here.
 * `now` in ms.
 */
export function syncWords({ state, incomplete }: ConnectionView, now: number): string | null {
  if (incomplete === undefined) return isAgain(state) ? againWords(state, now) : null
  const isDamaged = incomplete === 'after-damage'
  switch (state.kind) {
    case 'connecting':
    case 'online':
      return isDamaged
        ? i18n.t('The copy of the desk on this machine was damaged and is pulled again.')
        : i18n.t('The tickets of the desk are fetched for the first time.')
    case 'pulling':
      return isDamaged
        ? i18n.t('The copy of the desk on this machine was damaged and is pulled again: {amount}.', {
            amount: amountWords(state, now),
          })
        : i18n.t('The tickets of the desk are fetched for the first time: {amount}.', {
            amount: amountWords(state, now),
          })
    case 'offline':
    case 'stopped':
      return isDamaged
        ? i18n.t(
            'The copy of the desk on this machine was damaged and is pulled again as soon as the desk can be reached. What you did and have not sent is safe: see the outbox.',
          )
        : i18n.t('Not all tickets of the desk are here yet. They are fetched as soon as it can be reached.')
    default:
      return assertNever(state)
  }
}

type Pulling = ConnectionState & { kind: 'pulling' }

function isAgain(state: ConnectionState): state is Pulling {
  return state.kind === 'pulling' && state.again === true
}

/** What was here stays in use meanwhile: it may be older than what the desk has. */
function againWords(state: Pulling, now: number): string {
  return i18n.t('Everything is read from the desk again, and what is shown may be older: {amount}.', {
    amount: amountWords(state, now),
  })
}

/** "12,400 of 100,000 changes, 2,100 a second, 42 s left", as far as it is known. A desk counts changes, not tickets. */
function amountWords({ done, total, since, isPaused }: Pulling, now: number): string {
  const amount =
    total === null
      ? i18n.t('{done, plural, one {# change} other {# changes}}', { done })
      : i18n.t('{done, number} of {total, plural, one {# change} other {# changes}}', { done, total })
  if (isPaused === true) return i18n.t('{amount}, paused', { amount })
  const ms = since === undefined ? 0 : now - since.at
  const pace = since === undefined || ms < leastForPace ? 0 : ((done - since.done) / ms) * 1000
  if (pace < 1) return amount
  const whole = Math.round(pace)
  if (total === null) return i18n.t('{amount}, {pace, number} a second', { amount, pace: whole })
  const time = countdownText(((total - done) / pace) * 1000)
  return i18n.t('{amount}, {pace, number} a second, {time} left', { amount, pace: whole, time })
}
