import { madeOf } from '../../shared/ipc/made-operation.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { KeptAct } from '../store/act-row.ts'
import type { Reading } from '../store/handles.ts'
import { readCannedReplyVersion } from '../store/read-canned-replies.ts'
import { cannedReplyIdOf } from './act-keys.ts'
import { savedMeanwhile } from './canned/saved-meanwhile.ts'
import { fieldName } from './conflict-words.ts'
import { fieldsInConflict, readChangedNow } from './read-conflicts.ts'
import { unseenHere } from './unseen.ts'

/**
 * A version that nothing has. The service recalls the answer that a key was given before it looks at the version: so
 * it either says what it did then, or `version-conflict`, and does nothing now.
 */
const noVersion = 0

/**
 * The version that an act may be based on when it leaves now; null for one that needs none. Fails where a person has to
 * decide first: somebody else changed the same field since the author looked, or something arrived that the author of
 * a reply has not seen.
 */
export function prepareAct(
  cache: Reading,
  kept: KeptAct,
  author: string,
): Result<{ version: number | null }> {
  const { act, doubt } = kept
  switch (act.kind) {
    case 'change-ticket':
    case 'change-group':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'change-view':
      return doubt === null ? compared(cache, kept, author) : success({ version: noVersion })
    case 'put-canned-reply':
      return doubt === null ? comparedReply(cache, kept) : success({ version: noVersion })
    case 'reply':
      // In doubt it may stand on the desk already: the service knows, and refuses it for what is unseen where it does not.
      return kept.forced || doubt !== null ? success({ version: null }) : seen(unseenHere(cache, act, author))
    case 'change-blocklist':
      return madeOf(kept.base) === null ? unreadable : success({ version: null })
    default:
      return success({ version: null })
  }
}

const unreadable = failed(
  'file-unreadable',
  'What this operation was based on cannot be read any more. Discard it, and do it again.',
)

function compared(cache: Reading, kept: KeptAct, author: string): Result<{ version: number }> {
  const now = readChangedNow(cache, kept.act)
  if (now === null) {
    return failed('not-found', 'What this would change is no longer there.')
  }
  const fields = fieldsInConflict(cache, kept, now, author)
  if (fields.length === 0) return success({ version: now.resource.version })
  const names = fields.map((field) => fieldName(field).toLowerCase()).join(', ')
  return failed('version-conflict', `Somebody else changed this meanwhile (${names}).`)
}

function comparedReply(cache: Reading, kept: KeptAct): Result<{ version: number | null }> {
  const other = savedMeanwhile(cache, kept)
  if (other === null) {
    const version = readCannedReplyVersion(cache, cannedReplyIdOf(kept.subject) ?? '')
    return success({ version: version === 0 ? null : version })
  }
  const { title, updatedBy } = other
  return failed(
    'version-conflict',
    `${updatedBy.name} saved “${title}” meanwhile; it stands in Settings. Send yours all the same, or discard it.`,
  )
}

function seen(unseen: ReturnType<typeof unseenHere>): Result<{ version: null }> {
  return unseen.length === 0
    ? success({ version: null })
    : failed('unseen-messages', 'Something has arrived that you have not seen.', { unseen })
}
