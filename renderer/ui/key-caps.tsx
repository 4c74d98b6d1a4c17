import type { CommandId } from '../commands/command-table.ts'
import { useKeysOf } from '../commands/use-keys-of.ts'

/** The keys of a command, for the eye beside what does the same; nothing where single keys are switched off. */
export function KeyCaps({ command }: { command: CommandId }) {
  const { words } = useKeysOf(command)
  return words.map((word, place) => (
    <kbd key={`${place} ${word}`} aria-hidden>
      {word}
    </kbd>
  ))
}
