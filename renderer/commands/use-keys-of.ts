import { useEffect, type RefObject } from 'react'
import { commandOf, type CommandId } from './command-table.ts'
import { isSingleKey } from './key-press.ts'
import { ariaKeys, keyWords } from './key-words.ts'
import { useKeyboard } from './keyboard-store.ts'
import { isMac } from './platform.ts'

interface ShownKeys {
  /** What is to be pressed, one after the other; empty where the command has no key, or keys are switched off. */
  words: readonly string[]
  /** For the element that does the same: its `aria-keyshortcuts`. */
  aria: string | undefined
}

/** How a command's key is told beside what does the same. */
export function useKeysOf(id: CommandId | undefined): ShownKeys {
  const singleKeys = useKeyboard((state) => state.singleKeys)
  const keys = id === undefined ? [] : commandOf(id).keys.filter((each) => singleKeys || !isSingleKey(each))
  const [first] = keys
  return first === undefined
    ? { words: [], aria: undefined }
    : { words: keyWords(first, isMac()), aria: ariaKeys(keys, isMac()) ?? undefined }
}

/** The library lets `aria-keyshortcuts` through to none of its elements. */
export function useAriaKeys(element: RefObject<HTMLElement | null>, aria: string | undefined): void {
  useEffect(() => {
    if (aria === undefined) element.current?.removeAttribute('aria-keyshortcuts')
    else element.current?.setAttribute('aria-keyshortcuts', aria)
  }, [element, aria])
}
