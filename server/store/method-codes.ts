import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import type { Reader, Writer } from './database.ts'
import type { Seal } from './method-secrets.ts'

/** How long a code is good for, in ms: a pager may be slow. */
export const codeLasts = 15 * 60_000
/** Wrong codes that are taken for mistakes; a million codes cannot be guessed in five. */
export const codeTries = 5
/** In ms, between two codes for one method. */
const codeEvery = 60_000

/** What a code is sealed about. No secret of a method has this name. */
export function aboutCode(methodId: MethodId): string {
  return `${methodId} code`
}

/** A code that was sent, still sealed. */
export interface MethodCode {
  readonly sealed: string
  readonly expiresAt: Date
  readonly triesLeft: number
}

/** The newest code of a method, good or not; null where none was sent since the method changed. */
export async function findCode(reader: Reader, methodId: MethodId): Promise<MethodCode | null> {
  const row = await reader
    .selectFrom('method_code')
    .select(['sealed', 'expires_at', 'tries_left'])
    .where('method_id', '=', methodId)
    .executeTakeFirst()
  return row ? { sealed: row.sealed, expiresAt: new Date(row.expires_at), triesLeft: row.tries_left } : null
}

/** Seconds until another code may be sent; 0 where one may be now, also where the clock was set back. */
export function secondsUntilNext(known: MethodCode | null, now: Date): number {
  if (known === null) return 0
  const since = now.getTime() - (known.expiresAt.getTime() - codeLasts)
  return since < 0 ? 0 : Math.max(0, Math.ceil((codeEvery - since) / 1000))
}

/** Keeps a code in the place of the one before. */
export async function keepCode(
  tx: Writer,
  { responderId, methodId }: { readonly responderId: ResponderId; readonly methodId: MethodId },
  code: string,
  seal: Seal,
  now: Date,
): Promise<void> {
  const columns = {
    responder_id: responderId,
    sealed: seal(code, aboutCode(methodId)),
    expires_at: new Date(now.getTime() + codeLasts).toISOString(),
    tries_left: codeTries,
  }
  await tx
    .insertInto('method_code')
    .values({ method_id: methodId, ...columns })
    .onConflict((conflict) => conflict.column('method_id').doUpdateSet(columns))
    .execute()
}

/** One try less. */
export async function spendTry(tx: Writer, methodId: MethodId, triesLeft: number): Promise<void> {
  await tx
    .updateTable('method_code')
    .set({ tries_left: triesLeft - 1 })
    .where('method_id', '=', methodId)
    .execute()
}

/** Forgets somebody's codes, but those of the methods named. */
export async function forgetCodes(tx: Writer, id: ResponderId, still: readonly MethodId[]): Promise<void> {
  await tx
    .deleteFrom('method_code')
    .where('responder_id', '=', id)
    .where('method_id', 'not in', still)
    .execute()
}
