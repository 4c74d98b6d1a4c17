import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'

/** Puts words on the clipboard, and says so; where that is not allowed, they can be read and marked. */
export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
    announce(i18n.t('Copied: {words}', { words }), { slot: 'copied' })
  } catch {
    announce(i18n.t('Nothing could be put on the clipboard. It is: {words}', { words }), {
      tone: 'danger',
      slot: 'copied',
    })
  }
}
