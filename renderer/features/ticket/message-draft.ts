import type { DraftOf } from '../../../shared/ipc/drafts.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'

export type Draft = Pick<DraftOf<'message'>, 'mode' | 'text' | 'begunAs' | 'alsoTo'>
export type MessageMode = Draft['mode']

/** What is left in the composer once a text has left it: what was typed while it was being kept. */
export function withoutSent(text: string, sent: string): string {
  return text.startsWith(sent) ? text.slice(sent.length) : ''
}

/** A draft with another text; without any it is nothing yet, and was begun as nothing. */
export function withText(draft: Draft, text: string): Draft {
  return text === '' ? { mode: draft.mode, text } : { ...draft, text }
}

/**
 * What is typed: with its first letter it is settled whom it goes to beside the customer, unless that was said before. `given`:
 * who gets it by itself.
 */
export function typedInto(draft: Draft, text: string, given: readonly TicketId[]): Draft {
  const isSettled = draft.text !== '' || draft.alsoTo !== undefined || given.length === 0
  return withText(isSettled ? draft : { ...draft, alsoTo: [...given] }, text)
}

/** The same text as something else. What it was begun as stays with it, for as long as it is not that again. */
export function inMode({ begunAs, ...draft }: Draft, mode: MessageMode): Draft {
  const begun = begunAs ?? draft.mode
  return draft.text === '' || begun === mode ? { ...draft, mode } : { ...draft, mode, begunAs: begun }
}
