import { sql } from 'kysely'
import { z } from 'zod'
import type { Writer } from './database.ts'
import { Refusal } from './refusal.ts'

/** What makes two requests the same. `scope` says whose: a member of the staff, or a public address. */
export interface RequestIdentity {
  readonly scope: string
  readonly method: string
  readonly path: string
  readonly key: string
  readonly bodyHash: string
}

export interface RememberedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const headersSchema = z.record(z.string(), z.string())

/** The answer that this request was given before, or null. Throws where the key was used with another body. */
export async function recallAnswer(tx: Writer, identity: RequestIdentity): Promise<RememberedAnswer | null> {
  const row = await tx
    .selectFrom('remembered_answer')
    .select(['body_hash', 'status', 'headers', 'body'])
    .where('scope', '=', identity.scope)
    .where('method', '=', identity.method)
    .where('path', '=', identity.path)
    .where('key', '=', identity.key)
    .executeTakeFirst()
  if (!row) return null
  if (row.body_hash !== identity.bodyHash)
    throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request before.')
  return { status: row.status, headers: headersSchema.parse(JSON.parse(row.headers)), body: row.body }
}

/** Keeps an answer beside its effect: call it in the same transaction, with 2xx answers only. */
export async function rememberAnswer(
  tx: Writer,
  identity: RequestIdentity,
  answer: RememberedAnswer,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('remembered_answer')
    .values({
      scope: identity.scope,
      method: identity.method,
      path: identity.path,
      key: identity.key,
      body_hash: identity.bodyHash,
      status: answer.status,
      headers: JSON.stringify(answer.headers),
      body: answer.body,
      created_at: now.toISOString(),
    })
    .execute()
}

/** Answers hold what an erasure takes away elsewhere: those that name this thing go. */
export async function forgetAnswersAbout(tx: Writer, id: string): Promise<void> {
  await tx
    .deleteFrom('remembered_answer')
    .where(sql<boolean>`instr(path, ${id}) > 0 or instr(body, ${id}) > 0`)
    .execute()
}
