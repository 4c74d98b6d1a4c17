import type { GuidePlace } from './features/help/guide.ts'
import type { Section } from './frame-store.ts'

/** What of the guide belongs to a screen: the ticket where one is open beside the queue. */
export function helpPlace(section: Section, isTicketOpen: boolean): GuidePlace {
  if (section === 'queue') return { page: 'agents', anchor: isTicketOpen ? 'a-ticket' : 'the-queue' }
  return places[section]
}

const places: Readonly<Record<Exclude<Section, 'queue'>, GuidePlace>> = {
  pages: { page: 'agents', anchor: 'pages' },
  outbox: { page: 'agents', anchor: 'without-a-network' },
  groups: { page: 'administrators', anchor: 'groups' },
  blocklist: { page: 'administrators', anchor: 'the-pager-blocklist' },
  'on-call': { page: 'administrators', anchor: 'on-call' },
  figures: { page: 'administrators', anchor: 'figures' },
  people: { page: 'administrators', anchor: 'people-and-devices' },
  settings: { page: 'agents' },
}
