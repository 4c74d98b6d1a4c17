import type { TicketView } from '../../shared/ipc/views.ts'
import { i18n } from '../texts/i18n.ts'

export interface PhoneEntry {
  /** Whose number it is. */
  name: string
  phone: string
}

/**
 * Whom to call where a machine cannot wake anybody: the number customers have for emergencies, then those who know what
 * happened. `view` is null where the ticket is not here. A number stands once.
 */
export function phonesToCall(emergencyPhone: string, view: TicketView | null): PhoneEntry[] {
  const phones: PhoneEntry[] = [{ name: i18n.t('Emergency number of this desk'), phone: emergencyPhone }]
  if (view !== null) {
    const { requester, groupName } = view.ticket
    const name = `${requester.firstName} ${requester.lastName}`.trim()
    phones.push({ name: i18n.t('{name}, who asked', { name }), phone: requester.phone })
    const group = view.group?.name ?? groupName
    for (const contact of view.group?.contacts ?? [])
      phones.push({ name: `${contact.name || contact.email}, ${group}`, phone: contact.phone })
  }
  const known = new Set<string>()
  return phones.filter(({ phone }) => {
    const digits = phone.replace(/\D/g, '')
    if (digits === '' || known.has(digits)) return false
    known.add(digits)
    return true
  })
}
