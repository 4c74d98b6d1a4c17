import type { Failure } from '../../shared/ipc/result.ts'
import { i18n } from '../texts/i18n.ts'

/** A change that met somebody else's: theirs is shown by now, and what was entered still stands in the fields. */
export function meanwhile(failure: Failure): Failure {
  if (failure.code !== 'version-conflict') return failure
  return {
    code: failure.code,
    message: i18n.t(
      'Somebody else changed this meanwhile; what they made of it is shown now. Nothing of yours was saved. Save again to put it over theirs.',
    ),
  }
}
