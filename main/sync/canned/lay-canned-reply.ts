import type { CannedReply } from '../../../shared/protocol/canned-reply.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import type { LaidAct } from '../lay-acts.ts'

/**
 * What is shown of a canned reply: what was pulled, with the acts made here laid over it in their order; null where it is not
 * there, or is deleted here. What was refused is not laid.
 */
export function layCannedReply(
  pulled: CannedReply | null,
  acts: readonly LaidAct[],
  person: { id: StaffId; name: string },
): CannedReply | null {
  let reply = pulled
  for (const { act, madeAt, state } of acts) {
    if (state.kind === 'needs-you') continue
    if (act.kind === 'put-canned-reply') {
      const at = new Date(madeAt).toISOString()
      const updatedBy = { kind: 'staff' as const, staffId: person.id, name: person.name }
      const { version = 1, createdAt = at } = reply ?? {}
      reply = { id: act.cannedReplyId, ...act.reply, updatedBy, version, createdAt, updatedAt: at }
    } else if (act.kind === 'delete-canned-reply') reply = null
  }
  return reply
}
