import { useEffect, useRef } from 'react'
import { addLayer, runWanted, type Commands, type DynamicCommand, type Layer } from './bindings.ts'
import { listen, unlisten } from './listen.ts'

interface CommandsOptions {
  /** Asked before what was mounted later: many marked tickets mean more than the one that is open. */
  isFirst?: boolean
  /** Does not do it, but opens the screen that does: see `runOnceBound`. */
  isStandIn?: boolean
}

/**
 * What can be done while the component is mounted, by key and from the palette. `undefined` is for what cannot be done
 * now: it is offered nowhere. A function that answers `false` leaves its key to others and to the browser.
 */
export function useCommands(commands: Commands, options: CommandsOptions = {}): void {
  useLayer(commands, none, options)
}

/** The same for commands that have no row in the table, since people make them: saved views with a letter of their own. */
export function useDynamicCommands(dynamic: readonly DynamicCommand[]): void {
  useLayer(nothing, dynamic, {})
}

const none: readonly DynamicCommand[] = []
const nothing: Commands = {}
let mounted = 0

function useLayer(
  commands: Commands,
  dynamic: readonly DynamicCommand[],
  { isFirst = false, isStandIn = false }: CommandsOptions,
): void {
  const current = useRef({ commands, dynamic })
  const layer = useRef<Layer | null>(null)
  useEffect(() => {
    current.current = { commands, dynamic }
    if (layer.current !== null) runWanted(layer.current)
  })
  useEffect(() => {
    if (mounted === 0) listen()
    mounted += 1
    layer.current = {
      commands: () => current.current.commands,
      dynamic: () => current.current.dynamic,
      isFirst,
      isStandIn,
    }
    const leave = addLayer(layer.current)
    return () => {
      leave()
      mounted -= 1
      if (mounted === 0) unlisten()
    }
  }, [isFirst, isStandIn])
}
