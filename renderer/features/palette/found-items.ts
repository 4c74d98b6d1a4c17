import type { GroupView, QueueRow } from '../../../shared/ipc/views.ts'
import type { Bound } from '../../commands/bindings.ts'
import { places, type Place } from '../../commands/command.ts'
import type { PaletteSource } from '../../commands/palette-sources.ts'
import { rankedBy } from '../../commands/rank-items.ts'
import { i18n } from '../../texts/i18n.ts'
import { ticketHint } from '../../ui/ticket-standing-words.ts'
import type { PaletteItem, PaletteSection } from './palette-item.ts'

/** What the palette has to find among. */
export interface Findable {
  text: string
  bound: readonly Bound[]
  sources: readonly PaletteSource[]
  /** Ids of the commands carried out last from here, the newest first. */
  recent: readonly string[]
  groups: readonly GroupView[]
  tickets: readonly QueueRow[]
}

/** As many of each kind as can be looked over; more letters find the rest. */
const mostCommands = 8
const mostOfSource = 6
const mostRecent = 4

/** What one looks at comes before the list around it. */
const nearest: readonly Place[] = [
  'ticket',
  'group',
  'pages',
  'log',
  'groups',
  'blocklist',
  'responders',
  'lists',
  'queue',
]
const everywhere: readonly Place[] = ['anywhere', 'go']

/** What stands under each head for a text: with none, all that can be done here, what was done last first. */
export function foundSections(findable: Findable): PaletteSection[] {
  return findable.text.trim() === '' ? offered(findable) : found(findable)
}

function offered({ bound, sources, recent }: Findable): PaletteSection[] {
  const commands = commandItems(bound)
  const last = recent.slice(0, mostRecent).flatMap((id) => commands.filter((item) => item.id === id))
  const rest = commands.filter((item) => !last.includes(item))
  const byPlace = Map.groupBy(rest, placeOf)
  const sectionsOf = (shown: readonly Place[]) =>
    shown.map((place) => ({ id: place, title: places[place], items: byPlace.get(place) ?? [] }))
  return [
    { id: 'recent', title: i18n.t('Done last'), items: last },
    ...sectionsOf(nearest),
    ...sources.filter(({ onlyTyped }) => onlyTyped !== true).map((source) => sectionOf(source, '')),
    ...sectionsOf(everywhere),
  ]
}

function found({ text, bound, sources, recent, groups, tickets }: Findable): PaletteSection[] {
  const commands = rankedBy(text, newestFirst(commandItems(bound), recent), textsOf).slice(0, mostCommands)
  const isNumber = /^#?\d+$/.test(text.trim())
  const ticketSection = { id: 'tickets', title: i18n.t('Tickets'), items: tickets.map(ticketItem) }
  return [
    ...(isNumber ? [ticketSection] : []),
    { id: 'commands', title: i18n.t('Commands'), items: commands },
    ...sources.map((source) => sectionOf(source, text)),
    { id: 'groups', title: i18n.t('Groups'), items: groups.map(groupItem) },
    ...(isNumber ? [] : [ticketSection]),
  ]
}

/** Each once, however many screens can do it. */
function commandItems(bound: readonly Bound[]): PaletteItem[] {
  const items = new Map<string, PaletteItem>()
  for (const { id, command } of bound) {
    if (command.isMove || items.has(id)) continue
    const [keys] = command.keys
    items.set(id, {
      id,
      name: command.title,
      pick: { kind: 'command', id, place: command.place },
      ...(keys === undefined ? {} : { keys }),
    })
  }
  return [...items.values()]
}

/** Of what fits alike, what was done last comes first. */
function newestFirst(items: readonly PaletteItem[], recent: readonly string[]): PaletteItem[] {
  const rank = ({ id }: PaletteItem) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return items.toSorted((one, other) => rank(one) - rank(other))
}

function sectionOf(source: PaletteSource, text: string): PaletteSection {
  const items = source.items().map(({ run, ...item }): PaletteItem => ({
    ...item,
    id: `${source.id} ${item.id}`,
    pick: { kind: 'source', run },
  }))
  return { id: source.id, title: source.title, items: rankedBy(text, items, textsOf).slice(0, mostOfSource) }
}

function groupItem({ id, name, confirmed, activeTickets }: GroupView): PaletteItem {
  return {
    id: `group ${id}`,
    name,
    hint: confirmed
      ? i18n.t('{activeTickets, plural, one {# active ticket} other {# active tickets}}', { activeTickets })
      : i18n.t('Unconfirmed, {activeTickets, plural, one {# active ticket} other {# active tickets}}', {
          activeTickets,
        }),
    pick: { kind: 'group', groupId: id },
  }
}

function ticketItem(row: QueueRow): PaletteItem {
  const { id, number, subject } = row
  return {
    id: `ticket ${id}`,
    ...(number !== null && { lead: `#${number}` }),
    name: subject,
    hint: ticketHint(row),
    pick: { kind: 'ticket', ticketId: id },
  }
}

function placeOf({ pick }: PaletteItem): Place {
  return pick.kind === 'command' ? pick.place : 'anywhere'
}

function textsOf({ name, hint }: PaletteItem): string[] {
  return hint === undefined ? [name] : [name, hint]
}
