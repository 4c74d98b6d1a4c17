import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { newCannedReplySchema, type CannedReply } from '../../../shared/protocol/canned-reply.ts'
import type { KeptAct } from '../../store/act-row.ts'
import { writeActContent } from '../../store/acts.ts'
import type { Reading } from '../../store/handles.ts'
import { readCannedReply } from '../../store/read-canned-replies.ts'
import type { Session } from '../session.ts'

const seenSchema = z.object({ reply: newCannedReplySchema.nullable() })

/** What somebody else saved of a canned reply since the author of an act saw it; null where that is not so, or it is alike. */
export function savedMeanwhile(
  cache: Reading,
  { act, base }: Pick<KeptAct, 'act' | 'base'>,
): CannedReply | null {
  if (act.kind !== 'put-canned-reply') return null
  const stands = readCannedReply(cache, act.cannedReplyId)
  const seen = seenSchema.safeParse(base)
  if (stands === null || !seen.success) return null
  const isAlike = (other: object | null) =>
    other !== null && isDeepStrictEqual({ ...stands, ...other }, stands)
  return isAlike(seen.data.reply) || isAlike(act.reply) ? null : stands
}

/** The author has seen what somebody else saved, and wants the own one in its place. */
export function saveOver(session: Session, kept: KeptAct): void {
  const stands = savedMeanwhile(session.cache.read, kept)
  if (stands === null) return
  const { title, body, shortcut, version } = stands
  const { id, act, wakes } = kept
  const base = { reply: { title, body, shortcut }, version }
  writeActContent(session.work, id, { act, title: kept.title, base, wakes })
}
