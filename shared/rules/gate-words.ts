import { assertNever } from './assert-never.ts'
import type { GateOutcome } from './page-gate.ts'

/** Whoever reads a decision must not believe that somebody was woken by it. */
export const wakesNobody = 'This desk sends no pages yet: if it is real, call whoever is on duty.'

/** What the gate decided, and why, for the staff. */
export function gateWords(outcome: GateOutcome, groupName: string): string {
  return `${decisionWords(outcome, groupName)} ${wakesNobody}`
}

function decisionWords(outcome: GateOutcome, groupName: string): string {
  switch (outcome) {
    case 'page':
      return `Mission critical: a page for ${groupName} was recorded.`
    case 'joined':
      return `Mission critical: counted into a page that nobody has acknowledged yet.`
    case 'told':
      return `Mission critical: whoever has the earlier page for ${groupName} is told.`
    case 'withheld':
      return `Mission critical, and withheld: ${groupName} is on the pager blocklist.`
    case 'unknown-group':
      return `Mission critical from ${groupName}, a group that nobody has confirmed. Confirm it, or link the ticket to the group it belongs to.`
    default:
      return assertNever(outcome)
  }
}

/** What is said in a ticket that nobody opened in time, of a group that nobody has confirmed. */
export function unopenedWords(groupName: string): string {
  return `Mission critical from ${groupName}, a group that nobody has confirmed, and not opened by anybody for 10 minutes: a page for the support people on duty was recorded. ${wakesNobody}`
}

/** What a page by hand leaves in its ticket: it is its author's act, not the group's. */
export function pageByHandWords(authorName: string, text: string): string {
  const sentence = /[.!?…]$/u.test(text) ? text : `${text}.`
  return `${authorName} paged everybody on duty by hand: ${sentence} ${wakesNobody}`
}
