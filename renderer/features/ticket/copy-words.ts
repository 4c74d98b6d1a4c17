import { announce } from '../../ui/announce.ts'

/** Puts words on the clipboard, and says so; where that is not allowed, they can be read and marked. */
export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
    announce(`Copied: ${words}`, { slot: 'copied' })
  } catch {
    announce(`Nothing could be put on the clipboard. It is: ${words}`, { tone: 'danger', slot: 'copied' })
  }
}
