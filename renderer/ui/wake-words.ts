import type { WakeForecast } from '../../shared/ipc/wake-views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { asksAloneMinutes } from '../../shared/rules/paging/asked-alone.ts'
import type { WokenPeople } from '../../shared/rules/paging/woken-people.ts'
import { i18n } from '../texts/i18n.ts'
import { momentText } from './time.tsx'

/** What is said before somebody does what may wake people. `wakesNobody` is to be seen and heard at once. */
export interface WakeWords {
  wakesNobody: boolean
  lead: string
  more: string[]
}

/** How many people it wakes, or why nobody: only what is known here. `now` in ms. */
export function wakeWords({ outcome, groupName, page, people }: WakeForecast, now: number): WakeWords {
  switch (outcome) {
    case null:
      return peopleWords(people)
    case 'page':
      return pageWords(people, page, now)
    case 'joined':
      return {
        wakesNobody: false,
        lead:
          page === null
            ? i18n.t('Counted into an earlier page, which nobody has yet.')
            : i18n.t('Counted into the page of {time}, which nobody has yet.', {
                time: momentText(now, page.beganAt),
              }),
        more: [i18n.t('It makes no page of its own: that one goes round until somebody has it.')],
      }
    case 'told':
      return toldWords(people, page, now)
    case 'withheld':
      return {
        wakesNobody: true,
        lead: i18n.t('Wakes nobody: {groupName} is on the pager blocklist.', { groupName }),
        more: [i18n.t('The page is withheld, even if it is real. Page by hand then.')],
      }
    case 'unknown-group':
      return {
        wakesNobody: true,
        lead:
          groupName === ''
            ? i18n.t('Wakes nobody yet: no group is named.')
            : i18n.t('Wakes nobody yet: nobody has confirmed {groupName}.', { groupName }),
        more: [i18n.t('Once the group is confirmed, or the ticket linked to one that is, it wakes people.')],
      }
    default:
      return assertNever(outcome)
  }
}

/** How many people a page wakes at once. */
export function peopleWords(people: WokenPeople): WakeWords {
  const { isNamed, reached, unverified, unreachable } = people
  if (reached === 0) return { wakesNobody: true, lead: nobodyWords(people), more: widensWords(people) }
  return {
    wakesNobody: false,
    lead: isNamed
      ? i18n.t('Wakes {reached, plural, one {# person} other {# people}}.', { reached })
      : i18n.t('Wakes {reached, plural, one {# person} other {# people}} on duty.', { reached }),
    more: [
      ...(unreachable === 0 ? [] : [unreachableWords(isNamed, unreachable)]),
      ...(unverified === 0 ? [] : [unverifiedWords(unverified, reached)]),
      ...widensWords(people),
    ],
  }
}

function nobodyWords({ isNamed, unreachable }: WokenPeople): string {
  if (unreachable === 0)
    return isNamed
      ? i18n.t('Nobody is named: nobody is woken.')
      : i18n.t('Nobody is on duty: nobody is woken.')
  return isNamed
    ? i18n.t(
        'Nobody is woken: {unreachable, plural, one {# person is} other {# people are}} named, without any contact method.',
        { unreachable },
      )
    : i18n.t(
        'Nobody is woken: {unreachable, plural, one {# person is} other {# people are}} on duty, without any contact method.',
        { unreachable },
      )
}

function unreachableWords(isNamed: boolean, unreachable: number): string {
  return isNamed
    ? i18n.t('{unreachable, plural, one {# person} other {# people}} cannot be reached: no contact method.', {
        unreachable,
      })
    : i18n.t(
        '{unreachable, plural, one {# person} other {# people}} on duty cannot be reached: no contact method.',
        { unreachable },
      )
}

function unverifiedWords(unverified: number, reached: number): string {
  if (unverified < reached)
    return i18n.t('{unverified, number} of them only by ways that nobody has verified.', { unverified })
  return reached === 1
    ? i18n.t('That one only by ways that nobody has verified.')
    : i18n.t('All of them only by ways that nobody has verified.')
}

/** Nothing where it widens to nobody else. */
function widensWords({ reached, everybody, widensAfterMinutes }: WokenPeople): string[] {
  if (widensAfterMinutes === null || everybody <= reached) return []
  return [
    i18n.t(
      'If nobody has it after {widensAfterMinutes} minutes, it goes to everybody: {everybody, plural, one {# person} other {# people}}.',
      { widensAfterMinutes, everybody },
    ),
  ]
}

/** A page of its own; where somebody has an earlier one, nothing would tell them. */
function pageWords(people: WokenPeople, page: WakeForecast['page'], now: number): WakeWords {
  const words = peopleWords(people)
  if (page === null) return words
  const none = page.holder?.isMe
    ? i18n.t('You have no way to be paged.')
    : i18n.t('They have no way to be paged.')
  return { ...words, more: [...words.more, `${holderWords(page, now)} ${none}`] }
}

function toldWords(people: WokenPeople, page: WakeForecast['page'], now: number): WakeWords {
  const { reached } = people
  const widens =
    reached === 0
      ? i18n.t('Not acknowledged within {asksAloneMinutes} minutes, nobody on duty can be reached then.', {
          asksAloneMinutes,
        })
      : i18n.t(
          'Not acknowledged within {asksAloneMinutes} minutes, it goes to everybody on duty: {reached, plural, one {# person} other {# people}}.',
          { asksAloneMinutes, reached },
        )
  return { wakesNobody: false, lead: aloneWords(page), more: [holderWords(page, now), widens] }
}

function aloneWords(page: WakeForecast['page']): string {
  const holder = page?.holder ?? null
  if (holder === null) return i18n.t('Pages whoever has the earlier page alone at first.')
  return holder.isMe
    ? i18n.t('Pages you alone at first.')
    : i18n.t('Pages {name} alone at first.', { name: holder.name })
}

function holderWords(page: WakeForecast['page'], now: number): string {
  const holder = page?.holder ?? null
  if (page === null) return i18n.t('Somebody has an earlier page for this group.')
  const time = momentText(now, page.beganAt)
  if (holder === null) return i18n.t('Somebody has the page of {time} for this group.', { time })
  return holder.isMe
    ? i18n.t('You have the page of {time} for this group.', { time })
    : i18n.t('{name} has the page of {time} for this group.', { name: holder.name, time })
}
