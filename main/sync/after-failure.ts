import type { Failure } from '../../shared/ipc/result.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'

/** What a failure of the service means for what was asked of it. */
export type AfterFailure =
  /** Nothing wrong with the request: ask again later. */
  | 'try-again'
  /** This device is not welcome any more. */
  | 'locked-out'
  /** Everything has to be pulled anew. */
  | 'resync'
  /** Somebody changed the same thing meanwhile. */
  | 'compare'
  /** The same request would be refused again: its author decides. */
  | 'needs-you'

export function afterFailure({ code }: Failure): AfterFailure {
  switch (code) {
    case 'service-unreachable':
    case 'service-timeout':
    case 'service-not-a-desk':
    case 'service-newer':
    case 'service-redirects':
    case 'service-nonsense':
    case 'rate-limited':
    case 'internal':
    case 'unavailable':
    case 'disk-full':
    case 'disk-read-only':
      return 'try-again'
    case 'unauthenticated':
      return 'locked-out'
    case 'resync-required':
      return 'resync'
    case 'version-conflict':
      return 'compare'
    case 'invalid-request':
    case 'invalid-reference':
    case 'forbidden':
    case 'foreign-origin':
    case 'not-found':
    case 'method-not-allowed':
    case 'id-taken':
    case 'name-taken':
    case 'unseen-messages':
    case 'already-merged':
    case 'page-state':
    case 'invitation-spent':
    case 'link-spent':
    case 'version-required':
    case 'body-too-large':
    case 'unsupported-media-type':
    case 'idempotency-key-reused':
    case 'insecure-url':
    case 'invalid-url':
    case 'invalid-invitation':
    case 'not-signed-in':
    case 'bad-call':
    case 'untrusted-sender':
    case 'profile-in-use':
    case 'file-newer':
    case 'file-unreadable':
    case 'token-storage-plain':
    case 'sample-failed':
    case 'act-unknown':
    case 'act-already-sent':
    case 'act-expired':
    case 'act-forgotten':
    case 'acknowledgement-waited':
    case 'page-taken':
    case 'earlier-discarded':
    case 'draft-in-the-way':
    case 'core-stopped':
      return 'needs-you'
    default:
      return assertNever(code)
  }
}
