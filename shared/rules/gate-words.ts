import { assertNever } from './assert-never.ts'
import { asksAloneMinutes } from './paging/asked-alone.ts'
import type { GateOutcome } from './page-gate.ts'

/** Whoever reads that people are paged must not believe that somebody knows. */
export const nobodyKnowsYet = 'Until somebody acknowledges it, nobody may know of it.'

/** A recorded reason for where it is known by now who has the page. */
export function withoutDoubt(reason: string): string {
  return reason.endsWith(nobodyKnowsYet) ? reason.slice(0, -nobodyKnowsYet.length).trimEnd() : reason
}

/** What the gate decided, and why, for the staff. `isUntold`: whoever has an earlier page cannot be paged. */
export function gateWords(outcome: GateOutcome, groupName: string, isUntold = false): string {
  switch (outcome) {
    case 'page': {
      const why = isUntold ? ', since nothing would tell whoever has the earlier page' : ''
      return `Mission critical: the people on duty are paged for ${groupName}${why}. ${nobodyKnowsYet}`
    }
    case 'joined':
      return `Mission critical: counted into a page that nobody has acknowledged yet. ${nobodyKnowsYet}`
    case 'told':
      return `Mission critical: whoever has the earlier page for ${groupName} is paged alone. Not acknowledged within ${asksAloneMinutes} minutes, it goes to everybody on duty. ${nobodyKnowsYet}`
    case 'withheld':
      return `Mission critical, and withheld: ${groupName} is on the pager blocklist. Nobody is woken: page people by hand if it is real.`
    case 'unknown-group':
      return `Mission critical from ${groupName}, a group that nobody has confirmed. It wakes nobody until you confirm it, or link the ticket to the group it belongs to.`
    default:
      return assertNever(outcome)
  }
}

/** What is left in a ticket whose page goes on from whoever had an earlier one to everybody. */
export function nowEverybodyWords(name: string, why: 'unanswered' | 'unreached'): string {
  const lead =
    why === 'unanswered'
      ? `${name} did not acknowledge the page within ${asksAloneMinutes} minutes`
      : `Nothing reaches ${name}, who was to be told first`
  return `${lead}: everybody on duty is paged. ${nobodyKnowsYet}`
}

/** What is said in a ticket that nobody opened in time, of a group that nobody has confirmed. */
export function unopenedWords(groupName: string): string {
  return `Mission critical from ${groupName}, a group that nobody has confirmed, and not opened by anybody for 10 minutes: the people on duty are paged. ${nobodyKnowsYet}`
}

/**
 * What a page by hand leaves in its ticket: it is its author's act, not the group's. `names` are those of whom they asked
 * for; none: everybody on duty.
 */
export function pageByHandWords(authorName: string, text: string, names: readonly string[] = []): string {
  const sentence = /[.!?…]$/u.test(text) ? text : `${text}.`
  const whom = names.length === 0 ? 'everybody on duty' : names.join(', ')
  return `${authorName} paged ${whom} by hand: ${sentence} ${nobodyKnowsYet}`
}
