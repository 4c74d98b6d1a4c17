import { linkHeard, tabLinks } from '../shared/ipc/tab-links.ts'
import { readTicketLink, readTicketPlace } from '../shared/rules/ticket-link.ts'
import { bridge } from './bridge.ts'
import { numberOpened } from './number-opened.ts'
import { i18n } from './texts/i18n.ts'
import { announce } from './ui/announce.ts'

/**
 * Follows links to tickets: those that the system or another start hands to the console, and in a browser those that stand in
 * the address behind `#`, here or in a tab that cannot open the console. What leads to no ticket is told, and nothing else
 * comes of it. Answers the way out.
 */
export function followLinks(): () => void {
  const leave = bridge.on('linked', () => void take())
  const tabs = new BroadcastChannel(tabLinks)
  const hear = ({ data }: MessageEvent<unknown>) => {
    const ticketNumber = typeof data === 'string' ? readTicketLink(data) : null
    if (ticketNumber === null) return
    tabs.postMessage(linkHeard)
    void numberOpened(ticketNumber)
  }
  tabs.addEventListener('message', hear)
  window.addEventListener('hashchange', readAddress)
  readAddress()
  void take()
  return () => {
    leave()
    window.removeEventListener('hashchange', readAddress)
    tabs.removeEventListener('message', hear)
    tabs.close()
  }
}

/** What the shell was handed. */
async function take(): Promise<void> {
  const taken = await bridge.call('link.take', undefined)
  if (taken.ok && taken.value !== null) follow(taken.value, readTicketLink(taken.value))
}

/** Taken out of the address, so that the same can be entered again. */
function readAddress(): void {
  const { hash, pathname } = window.location
  if (!hash.startsWith('#ticket/')) return
  window.history.replaceState(null, '', pathname)
  follow(hash, readTicketPlace(hash))
}

function follow(link: string, ticketNumber: number | null): void {
  if (ticketNumber !== null) void numberOpened(ticketNumber)
  else
    announce(i18n.t('This link leads to no ticket, and was not followed: {link}', { link }), {
      tone: 'danger',
      slot: 'link',
    })
}
