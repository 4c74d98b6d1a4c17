import type { Notice } from '../ipc/notices.ts'
import type { Preferences } from '../ipc/preferences.ts'
import { assertNever } from './assert-never.ts'

/** How a notice is shown and heard on one workstation. */
export interface NoticeLook {
  readonly isShown: boolean
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
  { desktopNotices, alarmSound }: Pick<Preferences, 'desktopNotices' | 'alarmSound'>,
  canShow: boolean,
): NoticeLook {
  switch (kind) {
    case 'to-me':
      return {
        isShown: canShow && desktopNotices !== 'none',
        insists: true,
        isSilent: true,
        hasTone: alarmSound,
      }
    case 'normal': {
      const isShown = canShow && desktopNotices === 'all'
      return { isShown, insists: false, isSilent: !alarmSound, hasTone: alarmSound && !canShow }
    }
    case 'quiet':
      return { isShown: canShow && desktopNotices === 'all', insists: false, isSilent: true, hasTone: false }
    default:
      return assertNever(kind)
  }
}
