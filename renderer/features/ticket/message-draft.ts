import type { DraftOf } from '../../../shared/ipc/drafts.ts'

export type Draft = Pick<DraftOf<'message'>, 'mode' | 'text' | 'begunAs'>
export type MessageMode = Draft['mode']

/** What is left in the composer once a text has left it: what was typed while it was being kept. */
export function withoutSent(text: string, sent: string): string {
  return text.startsWith(sent) ? text.slice(sent.length) : ''
}

/** A draft with another text; without any it is nothing yet, and was begun as nothing. */
export function withText(draft: Draft, text: string): Draft {
  return text === '' ? { mode: draft.mode, text } : { ...draft, text }
}

/** The same text as something else. What it was begun as stays with it, for as long as it is not that again. */
export function inMode({ mode: before, begunAs, text }: Draft, mode: MessageMode): Draft {
  const begun = begunAs ?? before
  return text === '' || begun === mode ? { mode, text } : { mode, text, begunAs: begun }
}
