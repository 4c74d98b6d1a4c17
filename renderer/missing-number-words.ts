/** Why a ticket that somebody named is not shown. `isAway`: the desk cannot be asked now. */
export function missingNumberWords(ticketNumber: number, isIncomplete: boolean, isAway: boolean): string {
  const name = `Ticket #${ticketNumber}`
  if (isIncomplete) return `${name} is not here yet: not all tickets of the desk have been fetched.`
  if (isAway) return `${name} is not on this workstation, and the desk cannot be reached now.`
  return `There is no ticket #${ticketNumber} at this desk.`
}
