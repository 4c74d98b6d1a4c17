import { i18n } from './texts/i18n.ts'

/** Why a ticket that somebody named is not shown. `isAway`: the desk cannot be asked now. */
export function missingNumberWords(ticketNumber: number, isIncomplete: boolean, isAway: boolean): string {
  const name = i18n.t('Ticket #{ticketNumber}', { ticketNumber })
  if (isIncomplete)
    return i18n.t('{name} is not here yet: not all tickets of the desk have been fetched.', { name })
  if (isAway)
    return i18n.t('{name} is not on this workstation, and the desk cannot be reached now.', { name })
  return i18n.t('There is no ticket #{ticketNumber} at this desk.', { ticketNumber })
}
