import { useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { Search } from 'lucide-react'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { runCommand } from '../../commands/bindings.ts'
import { isSingleKey } from '../../commands/key-press.ts'
import { useKeyboard } from '../../commands/keyboard-store.ts'
import { i18n } from '../../texts/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { foundSections } from './found-items.ts'
import { iconOf } from './palette-icons.tsx'
import type { PaletteItem } from './palette-item.ts'
import { usePalette } from './palette-store.ts'
import './palette.css'

export interface PaletteProps {
  isOpen: boolean
  onClose: () => void
  onOpenTicket: (ticketId: TicketId) => void
  onOpenGroup: (groupId: GroupId) => void
}

/** Everything there is, found by a few letters; each line says the key that would have done the same. */
export function Palette({ isOpen, onClose, onOpenTicket, onOpenGroup }: PaletteProps) {
  const picked = ({ pick }: PaletteItem, before: Element | null) => {
    // The palette is gone before anything happens: the keyboard is back where it was, and goes where the command leads.
    flushSync(onClose)
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    switch (pick.kind) {
      case 'command':
        usePalette.getState().commandPicked(pick.id)
        runCommand(pick.id)
        return
      case 'group':
        return onOpenGroup(pick.groupId)
      case 'ticket':
        return onOpenTicket(pick.ticketId)
      case 'source':
        return pick.run()
      default:
        return assertNever(pick)
    }
  }
  return (
    <Dialog title={i18n.t('Find anything')} isOpen={isOpen} onClose={onClose} isBare closesOnPressOutside>
      <PaletteList onPick={picked} onClose={onClose} />
    </Dialog>
  )
}

interface PaletteListProps {
  /** `before`: what had the keyboard when the palette opened. */
  onPick: (item: PaletteItem, before: Element | null) => void
  onClose: () => void
}

function PaletteList({ onPick, onClose }: PaletteListProps) {
  const [before] = useState(() => document.activeElement)
  const { text, bound, sources, recent, groups, tickets } = usePalette()
  const { opened, typed, closed } = usePalette.getState()
  const singleKeys = useKeyboard((state) => state.singleKeys)
  // Before the first paint: what it lies over is known at once.
  useLayoutEffect(() => {
    opened()
    return closed
  }, [opened, closed])
  const sections = useMemo(
    () =>
      foundSections({ text, bound, sources, recent, groups, tickets }).map((section) => ({
        ...section,
        items: section.items.map((item) => shown(item, singleKeys)),
      })),
    [text, bound, sources, recent, groups, tickets, singleKeys],
  )
  return (
    <div
      className="palette"
      role="presentation"
      onKeyDownCapture={(event) => {
        if (!isPressOf(event.nativeEvent, 'desk.palette')) return
        event.preventDefault()
        onClose()
      }}
    >
      <PickList
        label={i18n.t('Find anything')}
        placeholder={i18n.t('A command, a group, a ticket…')}
        icon={<Search size={16} aria-hidden />}
        text={text}
        onTextChange={typed}
        sections={sections}
        onPick={(item) => onPick(item, before)}
        nothingFits={i18n.t('Nothing fits these words.')}
      />
    </div>
  )
}

/** With its icon, and with its key where that works. */
function shown({ keys, ...item }: PaletteItem, singleKeys: boolean): PaletteItem {
  const isTold = keys !== undefined && (singleKeys || !isSingleKey(keys))
  return { ...item, icon: iconOf(item.pick), ...(isTold ? { keys } : {}) }
}
