import { useRef } from 'react'
import { Trans } from '@lingui/react'
import {
  BellOff,
  BellRing,
  Building2,
  ChartColumn,
  CircleHelp,
  Inbox,
  Keyboard,
  Plus,
  Search,
  Send,
  Settings,
  Siren,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { Person } from '../shared/ipc/views.ts'
import { useBlocklistStatus } from './features/blocklist/status-store.ts'
import { ConnectionBadge } from './features/connection/connection-badge.tsx'
import { useConnection } from './features/connection/connection-store.ts'
import { Bell } from './features/notices/bell.tsx'
import { usePagesStatus } from './features/pages/status-store.ts'
import { useFrame, type Section } from './frame-store.ts'
import { i18n } from './texts/i18n.ts'
import { Button } from './ui/button.tsx'
import { useFitWords } from './ui/fit-words.ts'
import { IconButton } from './ui/icon-button.tsx'
import { helpAsked } from './use-desk-commands.ts'
import './top-bar.css'

interface Entry {
  id: Section
  name: string
  icon: LucideIcon
  /** Named only while it is open: it is looked at once in a while. */
  isSmall?: true
}

const everybody: readonly Entry[] = [
  { id: 'queue', name: i18n.t('Queue'), icon: Inbox },
  { id: 'pages', name: i18n.t('Pages'), icon: BellRing },
  { id: 'on-call', name: i18n.t('On call'), icon: Siren },
  { id: 'groups', name: i18n.t('Groups'), icon: Building2 },
  { id: 'blocklist', name: i18n.t('Blocklist'), icon: BellOff },
  { id: 'outbox', name: i18n.t('Outbox'), icon: Send },
  { id: 'figures', name: i18n.t('Figures'), icon: ChartColumn, isSmall: true },
]
const people: Entry = { id: 'people', name: i18n.t('People'), icon: Users }
const settings: Entry = { id: 'settings', name: i18n.t('Settings'), icon: Settings }

/** Where one is, how the connection stands, and the one thing done most: a new ticket. */
export function TopBar({ person }: { person: Person }) {
  const section = useFrame((state) => state.section)
  const { sectionPicked, newTicketAsked, cheatSheetToggled, paletteToggled, ticketOpened } =
    useFrame.getState()
  const bar = useRef<HTMLElement>(null)
  useFitWords(bar, 3)
  const entries = [...everybody, ...(person.role === 'admin' ? [people] : []), settings]
  return (
    <header ref={bar} className="top-bar">
      <span className="brand">
        <span className="brand-mark" aria-hidden />
        <span className="brand-name">{i18n.t('iMagine Desk')}</span>
      </span>
      <nav className="top-bar-nav" aria-label={i18n.t('Sections')}>
        {entries.map(({ id, name, icon: Icon, isSmall }) => (
          <button
            key={id}
            type="button"
            className={`top-bar-entry ${isSmall === true ? 'top-bar-entry-small' : ''}`}
            title={name}
            aria-current={id === section ? 'page' : undefined}
            onClick={() => sectionPicked(id)}
          >
            <Icon size={15} aria-hidden />
            <span className="top-bar-name">{name}</span>
            {id === 'outbox' && <OutboxCounts />}
            {id === 'pages' && <PagesCount />}
            {id === 'blocklist' && person.role === 'admin' && <BlocklistCount />}
          </button>
        ))}
      </nav>
      <div className="top-bar-end">
        <ConnectionBadge onOpenOutbox={() => sectionPicked('outbox')} />
        <Bell onOpenTicket={ticketOpened} onOpenSection={sectionPicked} />
        <IconButton
          label={i18n.t('Find anything')}
          icon={Search}
          command="desk.palette"
          onPress={paletteToggled}
        />
        <IconButton label={i18n.t('Guide')} icon={CircleHelp} command="desk.help" onPress={helpAsked} />
        <IconButton label={i18n.t('Keys')} icon={Keyboard} command="desk.keys" onPress={cheatSheetToggled} />
        <Button variant="primary" icon={Plus} command="desk.new-ticket" onPress={newTicketAsked}>
          {i18n.t('New ticket')}
        </Button>
      </div>
    </header>
  )
}

/** Beside a number that is seen: what it counts, for a screen reader. */
const hiddenWords = { 0: <span className="visually-hidden" /> }

/** How much is on its way, and how much of it waits for a word of its author: in view on every screen. */
function OutboxCounts() {
  const waiting = useConnection(({ view }) => view?.waiting ?? 0)
  const needsYou = useConnection(({ view }) => view?.needsYou ?? 0)
  return (
    <>
      {needsYou > 0 && (
        <span className="top-bar-count top-bar-count-needs-you tabular">
          <Trans
            id="{needsYou, plural, one {#<0> needs you</0>} other {#<0> need you</0>}}"
            values={{ needsYou }}
            components={hiddenWords}
          />
        </span>
      )}
      {waiting > 0 && (
        <span className="top-bar-count tabular">
          <Trans
            id="{waiting, plural, other {#<0> waiting</0>}}"
            values={{ waiting }}
            components={hiddenWords}
          />
        </span>
      )}
    </>
  )
}

/** Groups about which something waits for an administrator: disputes, refusals, blocks that end soon. */
function BlocklistCount() {
  const needsAdmin = useBlocklistStatus(({ status }) => status?.needsAdmin ?? 0)
  if (needsAdmin === 0) return null
  return (
    <span className="top-bar-count top-bar-count-needs-you tabular">
      <Trans
        id="{needsAdmin, plural, other {#<0> to review</0>}}"
        values={{ needsAdmin }}
        components={hiddenWords}
      />
    </span>
  )
}

/** Pages under way that nobody has. */
function PagesCount() {
  const unheld = usePagesStatus(({ status }) => status?.unheld ?? 0)
  if (unheld === 0) return null
  return (
    <span className="top-bar-count top-bar-count-needs-you tabular">
      <Trans
        id="{unheld, plural, other {#<0> that nobody has</0>}}"
        values={{ unheld }}
        components={hiddenWords}
      />
    </span>
  )
}
