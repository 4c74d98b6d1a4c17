import { commandOf, type CommandId } from './command-table.ts'
import { isTyping } from './is-for-the-screen.ts'
import { isSingleKey, pressOf } from './key-press.ts'
import { isMac } from './platform.ts'

/** Whether a press that a field, a grid or a dialog takes by itself is one of the command's. In a field a letter is text. */
export function isPressOf(event: KeyboardEvent, id: CommandId): boolean {
  const press = pressOf(event, isMac())
  return commandOf(id).keys.some((keys) => press.includes(keys) && !(isSingleKey(keys) && isTyping(event)))
}
