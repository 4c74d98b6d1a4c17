import { i18n } from '../texts/i18n.ts'

/** What stands on the keys, where that is not the key's own name. */
const words: Readonly<Record<string, string>> = {
  Escape: i18n.t('Esc'),
  Enter: '↵',
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: i18n.t('Page ↓'),
  PageUp: i18n.t('Page ↑'),
  Home: i18n.t('Home'),
  End: i18n.t('End'),
  Shift: '⇧',
}

/** Each key to be pressed, one after the other or, of a chord, at once: 'g q' is ['g', 'q'], 'Mod+K' is ['Ctrl K']. */
export function keyWords(keys: string, isMac: boolean): string[] {
  return keys.split(' ').map((press) =>
    press
      .split('+')
      .map((part) => (part === 'Mod' ? (isMac ? '⌘' : i18n.t('Ctrl')) : (words[part] ?? part)))
      .join(' '),
  )
}

/** As `aria-keyshortcuts` has it; null for a sequence, which that attribute cannot say. Source: WAI-ARIA 1.2, 6.6. */
export function ariaKeys(keys: readonly string[], isMac: boolean): string | null {
  const single = keys.filter((each) => !each.includes(' '))
  if (single.length === 0) return null
  return single.map((each) => each.replace('Mod+', isMac ? 'Meta+' : 'Control+')).join(' ')
}
