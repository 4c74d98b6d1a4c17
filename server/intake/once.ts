import { z } from 'zod'
import type { Writer } from '../store/database.ts'
import { recallAnswer, rememberAnswer } from '../store/remembered-answers.ts'
import { sameWordsWindow, submissionIdentities, type Sent } from './submission-identity.ts'

const rememberedSchema = z.object({ at: z.number(), outcome: z.unknown() })

/**
 * Carries out what somebody sent, once: a repeated sending gets the first outcome again. Effect and memory are one
 * transaction. Throws `idempotency-key-reused`.
 */
export async function once<Outcome>(
  tx: Writer,
  sent: Sent,
  outcomeSchema: z.ZodType<Outcome>,
  effect: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; replayed: boolean }> {
  const identities = submissionIdentities(sent)
  for (const identity of identities) {
    const known = await recallAnswer(tx, identity)
    if (!known) continue
    const { at, outcome } = rememberedSchema.parse(JSON.parse(known.body))
    const byWordsAlone = identities.length > 1
    if (byWordsAlone && sent.now.getTime() - at >= sameWordsWindow) continue
    return { outcome: outcomeSchema.parse(outcome), replayed: true }
  }
  const outcome = await effect()
  const [identity] = identities
  if (identity) {
    const body = JSON.stringify({ at: sent.now.getTime(), outcome })
    await rememberAnswer(tx, identity, { status: 201, headers: {}, body }, sent.now)
  }
  return { outcome, replayed: false }
}
