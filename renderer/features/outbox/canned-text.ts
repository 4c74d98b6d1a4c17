import type { ActOf } from '../../../shared/ipc/act.ts'

/** What an act on a canned reply carries, in full. */
export function cannedText(act: ActOf<'put-canned-reply' | 'delete-canned-reply'>): string {
  return act.kind === 'delete-canned-reply' ? '' : act.reply.body
}
