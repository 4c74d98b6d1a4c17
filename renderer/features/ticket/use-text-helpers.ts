import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'
import { fillVariables, type VariableValues } from '../../../shared/rules/fill-variables.ts'
import type { CommandId } from '../../commands/command-table.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { usePaletteSource } from '../../commands/palette-sources.ts'
import { i18n } from '../../texts/i18n.ts'
import { cannedAt, cannedChoice } from './canned-choice.ts'
import { useCanned } from './canned-store.ts'
import { useComposerLook } from './composer-look-store.ts'
import { formatText, quoteEdit, textFormats, type TextFormat } from './format-text.ts'
import { putText } from './put-text.ts'
import { selectedSpeech } from './selected-speech.ts'

export interface TextHelpers {
  formatted: (format: TextFormat) => void
  /** Puts what is selected in the conversation into the text as a quote. Answers whether anything is. */
  quoted: () => boolean
  cannedPicked: (reply: CannedReplyView) => void
  /** Answers whether the key was one of theirs. */
  pressed: (event: KeyboardEvent) => boolean
}

/** What changes the text of the composer beside typing, each so that undo takes it back. */
export function useTextHelpers(
  textArea: RefObject<HTMLTextAreaElement | null>,
  values: VariableValues,
): TextHelpers {
  const [waiting, setWaiting] = useState<string | null>(null)
  const isPickerOpen = useCanned((store) => store.isOpen)
  const insert = (words: string, from: number, to: number) => {
    const element = textArea.current
    if (element !== null) putText(element, { from, to, insert: words, select: [words.length, words.length] })
  }
  // The list of canned replies holds the keyboard until it is gone.
  useEffect(() => {
    const element = textArea.current
    if (isPickerOpen || waiting === null || element === null) return
    const frame = requestAnimationFrame(() => {
      setWaiting(null)
      insert(waiting, element.selectionStart, element.selectionEnd)
    })
    return () => cancelAnimationFrame(frame)
  })
  const formatted = (format: TextFormat) => {
    const element = textArea.current
    if (element === null || (format === 'quote' && quoted())) return
    const { value, selectionStart, selectionEnd } = element
    putText(element, formatText(value, selectionStart, selectionEnd, format))
  }
  const quoted = () => {
    const element = textArea.current
    const said = element === null ? '' : selectedSpeech(element.ownerDocument)
    if (element === null || said === '') return false
    const { value, selectionStart, selectionEnd } = element
    putText(element, quoteEdit(value, selectionStart, selectionEnd, said))
    return true
  }
  const cannedPicked = (reply: CannedReplyView) => {
    useCanned.getState().used(reply.id)
    useCanned.getState().closed()
    setWaiting(fillVariables(reply.body, values))
  }
  usePaletteSource({
    id: 'canned',
    title: i18n.t('Put into the text'),
    onlyTyped: true,
    items: () => {
      const { replies, uses } = useCanned.getState()
      return cannedChoice(replies, uses, '').map((reply) => ({
        id: reply.id,
        name: reply.title,
        hint:
          reply.shortcut === null
            ? i18n.t('Canned reply')
            : i18n.t('Canned reply ;{shortcut}', { shortcut: reply.shortcut }),
        run: () => cannedPicked(reply),
      }))
    },
  })
  const expanded = (): boolean => {
    const element = textArea.current
    if (element === null || element.selectionStart !== element.selectionEnd) return false
    const found = cannedAt(useCanned.getState().replies, element.value, element.selectionStart)
    if (found === null) return false
    useCanned.getState().used(found.reply.id)
    insert(fillVariables(found.reply.body, values), found.from, element.selectionStart)
    return true
  }
  const pressed = (event: KeyboardEvent): boolean => {
    const isPress = (id: CommandId) => isPressOf(event.nativeEvent, id)
    const format = textFormats.find((each) => isPress(`writing.${each}`))
    if (format !== undefined) formatted(format)
    else if (isPress('writing.preview')) useComposerLook.getState().previewToggled()
    else if (isPress('writing.canned')) useCanned.getState().asked()
    else if (event.nativeEvent.isComposing) return false
    else if (event.key !== 'Tab' || event.shiftKey || !expanded()) return false
    event.preventDefault()
    return true
  }
  return { formatted, quoted, cannedPicked, pressed }
}
