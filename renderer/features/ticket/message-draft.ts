import type { DraftOf } from '../../../shared/ipc/drafts.ts'

export type Draft = Pick<DraftOf<'message'>, 'mode' | 'text'>
export type MessageMode = Draft['mode']

/** What is left in the composer once a text has left it: what was typed while it was being kept. */
export function withoutSent(text: string, sent: string): string {
  return text.startsWith(sent) ? text.slice(sent.length) : ''
}
