/** The scheme by which the system knows links that the console opens. */
export const linkScheme = 'imagine-desk'

/** A link that leads to a ticket is shorter; so much of another is enough to tell which it was. In UTF-16 units. */
export const longestTicketLink = 200

/** Nothing but a number: no other host, no way up, no query, no sign before it. */
const wholeLink = /^imagine-desk:\/\/ticket\/([1-9]\d{0,8})\/?$/i

/** The link by which a ticket is named outside the console. */
export function ticketLink(ticketNumber: number): string {
  return `${linkScheme}://ticket/${ticketNumber}`
}

/** The number of the ticket that a link leads to; null for everything else, whoever made it. */
export function readTicketLink(link: string): number | null {
  const found = wholeLink.exec(link)?.[1]
  return found === undefined ? null : Number(found)
}

/** What stands behind the address of a console in a browser for the same: the part of an address that is sent nowhere. */
export function ticketPlace(ticketNumber: number): string {
  return `#ticket/${ticketNumber}`
}

/** `hash` as `location.hash` has it; null where it names no ticket. */
export function readTicketPlace(hash: string): number | null {
  return hash.startsWith('#') ? readTicketLink(`${linkScheme}://${hash.slice(1)}`) : null
}
