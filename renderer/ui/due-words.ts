import { dueStateAt, type DueNext, type DueState } from '../../shared/rules/service-levels/due-next.ts'
import type { ClockName } from '../../shared/rules/service-levels/ticket-clocks.ts'
import { i18n } from '../texts/i18n.ts'
import { ageText } from './age-text.ts'

/** What a person calls the two promises. */
export const clockTitles: Record<ClockName, string> = {
  'first-answer': i18n.t('First answer'),
  solution: i18n.t('Solution'),
}

/** What a cell shows of what is due next, and how: words, and a glyph for what is near or past. */
export interface DueLook {
  state: DueState | 'paused' | 'none'
  words: string
}

export function dueLook(now: number, due: DueNext | null): DueLook {
  if (due === null) return { state: 'none', words: '' }
  if (due.kind === 'paused') return { state: 'paused', words: i18n.t('Paused') }
  const state = dueStateAt(now, due)
  return {
    state,
    words:
      state === 'late'
        ? i18n.t('{time} late', { time: lengthText(now - due.at) })
        : i18n.t('in {time}', { time: lengthText(due.at - now) }),
  }
}

/** The same in a sentence: "First answer due soon, in 20 min". */
export function dueSentence({ state, words }: DueLook, due: DueNext | null): string {
  if (due === null) return i18n.t('Nothing due')
  if (due.kind === 'paused') return i18n.t('Paused: waits for the customer')
  const title = clockTitles[due.clock]
  if (state === 'late') return i18n.t('{title} is {words}', { title, words })
  return state === 'soon'
    ? i18n.t('{title} due soon, {words}', { title, words })
    : i18n.t('{title} due {words}', { title, words })
}

/** A length in ms, rounded down as ages are; "1 min" at least. */
export function lengthText(ms: number): string {
  return ageText(Math.max(60_000, ms), 0)
}
