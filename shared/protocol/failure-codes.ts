/** Codes that the desk service answers in problem documents. `docs/failures.md` says what to do about each. */
export const problemCodes = [
  'invalid-request', 'invalid-reference', 'unauthenticated', 'forbidden', 'foreign-origin', 'not-found',
  'method-not-allowed', 'id-taken', 'name-taken', 'unseen-messages', 'already-merged', 'page-state', 'resync-required', 'invitation-spent', 'link-spent',
  'version-conflict', 'version-required', 'body-too-large', 'unsupported-media-type', 'idempotency-key-reused',
  'rate-limited', 'internal', 'unavailable',
] as const // prettier-ignore

/** Codes that only a console gives. */
export const consoleCodes = [
  'service-unreachable', 'service-timeout', 'service-not-a-desk', 'service-newer', 'service-redirects', 'service-nonsense',
  'insecure-url', 'invalid-url', 'invalid-invitation', 'not-signed-in', 'bad-call', 'untrusted-sender',
  'profile-in-use', 'file-newer', 'file-unreadable', 'disk-full', 'disk-read-only', 'token-storage-plain', 'sample-failed',
  'act-unknown', 'act-already-sent', 'act-expired', 'act-forgotten', 'acknowledgement-waited', 'page-taken', 'earlier-discarded', 'draft-in-the-way', 'core-stopped',
] as const // prettier-ignore

export const failureCodes = [...problemCodes, ...consoleCodes] as const

export type ProblemCode = (typeof problemCodes)[number]
export type ConsoleCode = (typeof consoleCodes)[number]
export type FailureCode = (typeof failureCodes)[number]
