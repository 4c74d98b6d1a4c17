import type { BuiltInView } from '../../../shared/ipc/built-in-views.ts'
import { i18n } from '../../texts/i18n.ts'

/** What a person calls the views that every desk has. */
export const builtInNames: Readonly<Record<BuiltInView['id'], string>> = {
  'all-open': i18n.t('All open'),
  mine: i18n.t('Mine'),
  unassigned: i18n.t('Unassigned'),
  'mission-critical': i18n.t('Mission critical'),
  'due-next': i18n.t('Due next'),
  waiting: i18n.t('Waiting on customer'),
  everything: i18n.t('Everything'),
}
