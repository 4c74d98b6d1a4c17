import { i18n } from './texts/i18n.ts'

/** Why a ticket that somebody named is not shown. `isAway`: the desk cannot be asked now. */
export function missingNumberWords(ticketNumber: number, isIncomplete: boolean, isAway: boolean): string {
  if (isIncomplete)
    return i18n.t('Ticket #{ticketNumber} is not here yet: not all tickets of the desk have been fetched.', {
      ticketNumber,
    })
  if (isAway)
    return i18n.t('Ticket #{ticketNumber} is not on this workstation, and the desk cannot be reached now.', {
      ticketNumber,
    })
  return i18n.t('There is no ticket #{ticketNumber} at this desk.', { ticketNumber })
}
