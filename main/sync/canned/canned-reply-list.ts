import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import type { CannedReply } from '../../../shared/protocol/canned-reply.ts'
import { readUnsettledActs, readUnsettledSubjects } from '../../store/acts.ts'
import { readCannedReplies } from '../../store/read-canned-replies.ts'
import type { Session } from '../session.ts'
import { cannedReplyIdOf } from '../act-keys.ts'
import { layCannedReply } from './lay-canned-reply.ts'

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** All canned replies by their titles, with what was done here laid over them. */
export function readCannedReplyList({ cache, work, person }: Session): CannedReplyView[] {
  const pulled = new Map<string, CannedReply>(readCannedReplies(cache.read).map((reply) => [reply.id, reply]))
  const touched = readUnsettledSubjects(work).map(cannedReplyIdOf)
  const views: CannedReplyView[] = []
  for (const id of new Set([...pulled.keys(), ...touched.filter((each) => each !== null)])) {
    const acts = readUnsettledActs(work, `canned:${id}`)
    const reply = layCannedReply(pulled.get(id) ?? null, acts, person)
    if (reply === null) continue
    const { title, body, shortcut, updatedBy, updatedAt } = reply
    const pending = acts.some(({ state }) => state.kind !== 'sent')
    views.push({
      id: reply.id,
      title,
      body,
      shortcut,
      updatedBy: updatedBy.name,
      updatedAt: Date.parse(updatedAt),
      pending,
    })
  }
  return views.toSorted((a, b) => collator.compare(a.title, b.title))
}
