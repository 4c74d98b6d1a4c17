import type { Notice } from '../ipc/notices.ts'
import { assertNever } from './assert-never.ts'

/** How a notice is shown and heard on one workstation. */
export interface NoticeLook {
  /** Stays until it is answered, whatever the system was told about disturbing. */
  readonly insists: boolean
  /** The system shows it without a sound. */
  readonly isSilent: boolean
  /** The console sounds its own tone. */
  readonly hasTone: boolean
}

/**
 * The sound of anything ordinary is the system's own, so that "do not disturb" is heard in it too; only where the system shows
 * nothing (`canShow` false: nobody allowed it) does the console sound itself. A page to this very person is heard whatever
 * the system was told.
 */
export function noticeLook(
  { kind }: Pick<Notice, 'kind'>,
  alarmSound: boolean,
  canShow: boolean,
): NoticeLook {
  switch (kind) {
    case 'to-me':
      return { insists: true, isSilent: true, hasTone: alarmSound }
    case 'normal':
      return { insists: false, isSilent: !alarmSound, hasTone: alarmSound && !canShow }
    case 'quiet':
      return { insists: false, isSilent: true, hasTone: false }
    default:
      return assertNever(kind)
  }
}
