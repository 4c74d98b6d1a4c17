import { useEffect } from 'react'
import type { Person } from '../shared/ipc/views.ts'
import { useKeyboard } from './commands/keyboard-store.ts'
import { useCommands } from './commands/use-commands.ts'
import { useHelp } from './features/help/help-store.ts'
import { useFrame, type Section } from './frame-store.ts'
import { helpPlace } from './help-place.ts'

/** What can be done from every screen, and where the keyboard leads. */
export function useDeskCommands(person: Person, onUndo: () => void): void {
  const singleKeys = useFrame((state) => state.singleKeys)
  useEffect(() => useKeyboard.getState().singleKeysPicked(singleKeys), [singleKeys])
  const { newTicketAsked, cheatSheetToggled, paletteToggled, sectionPicked } = useFrame.getState()
  const go = (section: Section) => () => sectionPicked(section)
  useCommands({
    'desk.new-ticket': newTicketAsked,
    'desk.palette': paletteToggled,
    'desk.undo': onUndo,
    'desk.help': helpAsked,
    'desk.keys': cheatSheetToggled,
    'go.queue': go('queue'),
    'go.pages': go('pages'),
    'go.on-call': go('on-call'),
    'go.groups': go('groups'),
    'go.blocklist': go('blocklist'),
    'go.outbox': go('outbox'),
    'go.figures': go('figures'),
    'go.people': person.role === 'admin' ? go('people') : undefined,
    'go.settings': go('settings'),
  })
}

/** The guide, at what belongs to the screen in front of its reader. */
export function helpAsked(): void {
  const { section, openTicketId } = useFrame.getState()
  useHelp.getState().opened(helpPlace(section, openTicketId !== null))
}
