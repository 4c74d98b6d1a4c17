import { useEffect } from 'react'
import { useShortcuts } from './ui/keyboard.ts'

const typingPlaces = 'input, textarea, select, [contenteditable="true"]'

/** `z` where nobody types, and what every other program undoes with: there, too, only where nothing else is undone by it. */
export function useUndoKey(onUndo: () => void): void {
  useShortcuts({ z: onUndo })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.altKey
      const isTyping = event.target instanceof Element && event.target.closest(typingPlaces) !== null
      if (!isUndo || isTyping || event.defaultPrevented) return
      event.preventDefault()
      onUndo()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [onUndo])
}
