import {
  ArrowRight,
  BellOff,
  BellRing,
  Building2,
  Keyboard,
  ListFilter,
  MessageSquare,
  Siren,
  Sparkle,
  Ticket,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Place } from '../../commands/command.ts'
import type { Pick } from './palette-item.ts'

const byPlace: Partial<Record<Place, LucideIcon>> = {
  go: ArrowRight,
  lists: ListFilter,
  queue: ListFilter,
  ticket: MessageSquare,
  pages: BellRing,
  groups: Building2,
  group: Building2,
  blocklist: BellOff,
  responders: Siren,
}

/** Of what kind a line is, for the eye. */
export function iconOf(pick: Pick): ReactNode {
  const Icon = shapeOf(pick)
  return <Icon size={15} aria-hidden />
}

function shapeOf(pick: Pick): LucideIcon {
  switch (pick.kind) {
    case 'command':
      return byPlace[pick.place] ?? Keyboard
    case 'group':
      return Building2
    case 'ticket':
      return Ticket
    case 'source':
      return Sparkle
  }
}
