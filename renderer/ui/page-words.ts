import type { PageView } from '../../shared/ipc/page-views.ts'
import type { AcknowledgementWay } from '../../shared/protocol/page.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { i18n } from '../texts/i18n.ts'
import { agoText } from './age-text.ts'
import { momentText } from './time.tsx'

/** What a page is, and by whom, as a list tells it. */
export function pageKindWords(page: Pick<PageView, 'kind' | 'isTrial' | 'madeByName'>): string {
  const { kind, isTrial, madeByName } = page
  if (isTrial)
    return madeByName === null
      ? i18n.t('Trial of a method')
      : i18n.t('Trial of a method by {madeByName}', { madeByName })
  switch (kind) {
    case 'gate':
      return i18n.t('Page')
    case 'unopened':
      return i18n.t('Page to support: lay unopened')
    case 'manual':
      return madeByName === null
        ? i18n.t('Page by hand')
        : i18n.t('Page by hand of {madeByName}', { madeByName })
    case 'drill':
      return madeByName === null ? i18n.t('Drill') : i18n.t('Drill of {madeByName}', { madeByName })
    default:
      return assertNever(kind)
  }
}

/** How far it has come. Nobody may believe that somebody was woken who was not: a gateway that took it is not a person. */
export function pageStateWords({ state, holder }: Pick<PageView, 'state' | 'holder'>): string {
  switch (state) {
    case null:
      return i18n.t('only here: nobody is woken yet')
    case 'queued':
      return i18n.t('waits to go out: nobody is woken yet')
    case 'sending':
      return i18n.t('going out now')
    case 'notified':
      return i18n.t('gone out, nobody has it yet')
    case 'acknowledged':
      return holderWords(holder)
    case 'resolved':
      return i18n.t('over')
    case 'withheld':
      return i18n.t('withheld: woke nobody')
    case 'failed':
      return i18n.t('failed: reached nobody')
    default:
      return assertNever(state)
  }
}

/** By what somebody said that they have it. */
export const wayWords: Record<AcknowledgementWay, string> = {
  console: i18n.t('from a console'),
  link: i18n.t('by the link in the message'),
  pager: i18n.t('from the pager'),
}

/** Whether nobody can rely on anybody having heard of it. */
export function wokeNobody({ state }: Pick<PageView, 'state'>): boolean {
  return state === null || state === 'withheld' || state === 'failed'
}

/** Under way, and nobody has it. */
export function isUnheld({ state }: Pick<PageView, 'state'>): boolean {
  return state === 'queued' || state === 'sending' || state === 'notified'
}

export function isUnderWay(page: Pick<PageView, 'state'>): boolean {
  return isUnheld(page) || page.state === 'acknowledged'
}

/** "went out 3 min ago": since when it stands as it does. `now` in ms. */
export function sinceWords(page: PageView, now: number): string {
  const { state, holder, beganAt, notifiedAt, acknowledgedAt, resolvedAt } = page
  switch (state) {
    case null:
      return i18n.t('nobody is woken yet')
    case 'queued':
    case 'sending':
    case 'notified':
      return notifiedAt === null
        ? i18n.t('nobody reached yet, began {ago}', { ago: agoText(now, beganAt) })
        : i18n.t('went out {ago}', { ago: agoText(now, notifiedAt) })
    case 'acknowledged':
      return heldSinceWords(holder, momentText(now, acknowledgedAt ?? beganAt))
    case 'resolved':
      return i18n.t('over since {time}', { time: momentText(now, resolvedAt ?? beganAt) })
    case 'withheld':
      return i18n.t('woke nobody, {time}', { time: momentText(now, beganAt) })
    case 'failed':
      return i18n.t('reached nobody, {time}', { time: momentText(now, beganAt) })
    default:
      return assertNever(state)
  }
}

function holderWords(holder: PageView['holder']): string {
  if (holder === null) return i18n.t('somebody has it')
  return holder.isMe ? i18n.t('you have it') : i18n.t('{name} has it', { name: holder.name })
}

function heldSinceWords(holder: PageView['holder'], time: string): string {
  if (holder === null) return i18n.t('somebody has it since {time}', { time })
  return holder.isMe
    ? i18n.t('you have it since {time}', { time })
    : i18n.t('{name} has it since {time}', { name: holder.name, time })
}

/** "goes round again in 1:20"; empty where it does not, or where that cannot be known here. */
export function nextRoundWords({ state, nextRoundAt }: PageView, now: number, isAway: boolean): string {
  if (nextRoundAt === null || !isUnderWay({ state })) return ''
  if (isAway) return i18n.t('may go round again')
  const time = clockText(nextRoundAt - now)
  if (state === 'acknowledged')
    return nextRoundAt <= now
      ? i18n.t('goes round again now unless something is done')
      : i18n.t('goes round again in {time} unless something is done', { time })
  return nextRoundAt <= now ? i18n.t('goes round again now') : i18n.t('goes round again in {time}', { time })
}

/** Since when, when again, and what else is known: the likeliest to be cut stands last. */
export function liveWords(page: PageView, now: number, isAway: boolean, more: string): string {
  return [sinceWords(page, now), nextRoundWords(page, now, isAway), more]
    .filter((part) => part !== '')
    .join(' · ')
}

/** "1:20", "1:02:05": hours only where there are any. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`
}

/** "a gateway took it for 9 of 12 people": what is known of those for whom a message was made. */
export function reachWords({ people, reached }: Pick<PageView, 'people' | 'reached'>): string {
  if (people === 0) return i18n.t('no message to anybody yet')
  return i18n.t(
    'a gateway took it for {reached, number} of {people, plural, one {# person} other {# people}}',
    { reached, people },
  )
}
