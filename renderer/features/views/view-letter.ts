import { builtInViews } from '../../../shared/ipc/built-in-views.ts'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import { commandIds, commandOf } from '../../commands/command-table.ts'
import { i18n } from '../../texts/i18n.ts'
import { builtInNames } from './built-in-names.ts'

/** What `g` and a letter lead to already, by the letter. */
const taken: ReadonlyMap<string, string> = new Map([
  ...commandIds
    .map(commandOf)
    .flatMap(({ title, short = title, keys }) =>
      keys.flatMap((key) => (/^g [a-z]$/.test(key) ? [[key.slice(2), short] as const] : [])),
    ),
  ...builtInViews.map(({ id, letter }) => [letter, builtInNames[id]] as const),
])

/** Why a letter cannot be a view's; null where it can. Blank is none. */
export function whyNotLetter(
  text: string,
  id: SavedView['id'] | null,
  views: readonly SavedView[],
): string | null {
  const letter = text.trim().toLowerCase()
  if (letter === '') return null
  if (!/^[a-z]$/.test(letter)) return i18n.t('Use one letter from a to z.')
  const other = taken.get(letter) ?? views.find((view) => view.id !== id && view.letter === letter)?.name
  return other === undefined ? null : i18n.t('“g {letter}” opens “{other}” already.', { letter, other })
}

/** The letter that opens each view: where two came to have the same, the first one keeps it; the console's own come first. */
export function lettersOf(views: readonly SavedView[]): ReadonlyMap<SavedView['id'], string> {
  const given = new Set(taken.keys())
  const letters = new Map<SavedView['id'], string>()
  for (const { id, letter } of views) {
    if (letter === null || given.has(letter) || !/^[a-z]$/.test(letter)) continue
    given.add(letter)
    letters.set(id, letter)
  }
  return letters
}
