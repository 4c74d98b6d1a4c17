import { linkHeard, tabLinks } from '../shared/ipc/tab-links.ts'
import { readTicketPlace, ticketLink } from '../shared/rules/ticket-link.ts'

/** A tab of the same browser answers at once; in ms. */
const longestWait = 1000

/**
 * A tab that may not open the console hands the ticket of its address to one that has it open. Answers its number once that
 * one has it; null where the address names none, or nobody hears.
 */
export function handOverLink(hash: string): Promise<number | null> {
  const ticketNumber = readTicketPlace(hash)
  if (ticketNumber === null) return Promise.resolve(null)
  const tabs = new BroadcastChannel(tabLinks)
  return new Promise<number | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), longestWait)
    tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data !== linkHeard) return
      clearTimeout(timer)
      resolve(ticketNumber)
    })
    tabs.postMessage(ticketLink(ticketNumber))
  }).finally(() => tabs.close())
}
