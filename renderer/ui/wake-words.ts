import type { WakeForecast } from '../../shared/ipc/wake-views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { asksAloneMinutes } from '../../shared/rules/paging/asked-alone.ts'
import type { WokenPeople } from '../../shared/rules/paging/woken-people.ts'
import { i18n } from '../texts/i18n.ts'
import { countOf } from './count-of.ts'
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
        lead: `Counted into the page of ${pageTime(page, now)}, which nobody has yet.`,
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
        lead: `Wakes nobody yet: ${groupName === '' ? 'no group is named' : i18n.t('nobody has confirmed {groupName}', { groupName })}.`,
        more: [i18n.t('Once the group is confirmed, or the ticket linked to one that is, it wakes people.')],
      }
    default:
      return assertNever(outcome)
  }
}

/** How many people a page wakes at once. */
export function peopleWords(people: WokenPeople): WakeWords {
  const { isNamed, reached, unverified, unreachable } = people
  const onDuty = isNamed ? '' : ' on duty'
  if (reached === 0) return { wakesNobody: true, lead: nobodyWords(people), more: widensWords(people) }
  return {
    wakesNobody: false,
    lead: `Wakes ${countOfPeople(reached)}${onDuty}.`,
    more: [
      ...(unreachable === 0
        ? []
        : [`${countOfPeople(unreachable)}${onDuty} cannot be reached: no contact method.`]),
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
  const who = `${countOfPeople(unreachable)} ${unreachable === 1 ? 'is' : 'are'} ${isNamed ? 'named' : 'on duty'}`
  return i18n.t('Nobody is woken: {who}, without any contact method.', { who })
}

function unverifiedWords(unverified: number, reached: number): string {
  const which =
    unverified < reached
      ? `${unverified.toLocaleString('en')} of them`
      : reached === 1
        ? i18n.t('That one')
        : i18n.t('All of them')
  return i18n.t('{which} only by ways that nobody has verified.', { which })
}

/** Nothing where it widens to nobody else. */
function widensWords({ reached, everybody, widensAfterMinutes }: WokenPeople): string[] {
  if (widensAfterMinutes === null || everybody <= reached) return []
  return [
    `If nobody has it after ${widensAfterMinutes} minutes, it goes to everybody: ${countOfPeople(everybody)}.`,
  ]
}

/** A page of its own; where somebody has an earlier one, nothing would tell them. */
function pageWords(people: WokenPeople, page: WakeForecast['page'], now: number): WakeWords {
  const words = peopleWords(people)
  if (page === null) return words
  const none = `${page.holder?.isMe ? i18n.t('You have') : i18n.t('They have')} no way to be paged.`
  return { ...words, more: [...words.more, `${holderWords(page, now)} ${none}`] }
}

function toldWords(people: WokenPeople, page: WakeForecast['page'], now: number): WakeWords {
  const isMe = page?.holder?.isMe === true
  const lead = `${isMe ? i18n.t('Pages you') : `Pages ${page?.holder?.name ?? 'whoever has the earlier page'}`} alone at first.`
  const { reached } = people
  const others = reached === 0 ? 'nobody on duty can be reached then' : `it goes to everybody on duty: ${countOfPeople(reached)}` // prettier-ignore
  return {
    wakesNobody: false,
    lead,
    more: [
      holderWords(page, now),
      i18n.t('Not acknowledged within {asksAloneMinutes} minutes, {others}.', { asksAloneMinutes, others }),
    ],
  }
}

function holderWords(page: WakeForecast['page'], now: number): string {
  const holder = page?.holder ?? null
  const who =
    holder === null ? i18n.t('Somebody has') : holder.isMe ? i18n.t('You have') : `${holder.name} has`
  return `${who} the page of ${pageTime(page, now)} for this group.`
}

function pageTime(page: WakeForecast['page'], now: number): string {
  return page === null ? 'earlier' : momentText(now, page.beganAt)
}

function countOfPeople(count: number): string {
  return countOf(count, 'person', 'people')
}
