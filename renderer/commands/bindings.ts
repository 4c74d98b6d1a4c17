import type { Command } from './command.ts'
import { commandIds, commandOf, type CommandId } from './command-table.ts'

/** Does it. The press is null where it was not a key that asked. An answer of `false` leaves the key to others. */
export type Run = (press: KeyboardEvent | null) => unknown

export type Commands = Readonly<Partial<Record<CommandId, Run | undefined>>>

/** A command that was made at run time, such as a saved view. */
export interface DynamicCommand extends Pick<Command, 'title' | 'place' | 'keys'> {
  /** Unique beside the others of its kind: `view:4711`. */
  id: string
  run: Run
}

/** What one component can do as long as it is mounted; read anew at each press. */
export interface Layer {
  commands: () => Commands
  dynamic: () => readonly DynamicCommand[]
  /** Asked before the layers that came later. */
  isFirst: boolean
  /** Opens the screen that can do it, and is asked after all others. */
  isStandIn: boolean
}

/** A command that can be carried out now. */
export interface Bound {
  id: string
  command: Command
  run: Run
}

const layers: Layer[] = []
let wanted: { id: CommandId; until: number } | null = null

/** How long a command that was asked for waits for the screen that can do it, in ms. */
const wantedForMs = 5_000

/** Returns the way out. */
export function addLayer(layer: Layer): () => void {
  layers.push(layer)
  runWanted(layer)
  return () => {
    const place = layers.indexOf(layer)
    if (place >= 0) layers.splice(place, 1)
  }
}

/** All that can be done now; of the same keys the first is tried first: what came last, since it lies on top. */
export function boundNow(): Bound[] {
  const latest = layers.toReversed()
  return latest.toSorted((one, other) => rankOf(one) - rankOf(other)).flatMap(boundIn)
}

function rankOf({ isFirst, isStandIn }: Layer): number {
  return isFirst ? 0 : isStandIn ? 2 : 1
}

/** Carries it out as if its key had been pressed. Answers whether somebody did. */
export function runCommand(id: string): boolean {
  return boundNow().some((bound) => bound.id === id && bound.run(null) !== false)
}

/** Carries it out as soon as a component can: one that is about to appear, such as the ticket that opens. */
export function runOnceBound(id: CommandId): void {
  wanted = { id, until: performance.now() + wantedForMs }
  for (const layer of layers.toReversed()) runWanted(layer)
}

/** Somebody does something else meanwhile: what was asked for before is not wanted any more. */
export function forgetWanted(): void {
  wanted = null
}

/** A layer was drawn anew and may be able by now. */
export function runWanted(layer: Layer): void {
  if (wanted === null || layer.isStandIn) return
  const run = layer.commands()[wanted.id]
  if (run === undefined) return
  if (wanted.until < performance.now() || run(null) !== false) wanted = null
}

function boundIn(layer: Layer): Bound[] {
  const commands = layer.commands()
  const fromTable = commandIds.flatMap((id) => {
    const run = commands[id]
    return run === undefined ? [] : [{ id, command: commandOf(id), run }]
  })
  const dynamic = layer.dynamic().map(({ id, run, ...command }) => ({ id, command, run }))
  return [...fromTable, ...dynamic]
}
