import type { CopyView } from '../../../shared/ipc/copy-views.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'

/** Whom a reply goes to as well, and by which ticket. */
export function copyName({ ticket, name }: CopyView): string {
  const who = name === '' ? i18n.t('Name erased') : name
  return ticket === null ? who : `${who}, ${ticketName(ticket)}`
}
