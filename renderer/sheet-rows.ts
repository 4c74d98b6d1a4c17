import { i18n } from './texts/i18n.ts'
import { families, places, type Place } from './commands/command.ts'
import { commandIds, commandOf } from './commands/command-table.ts'

export interface SheetRow {
  title: string
  keys: readonly string[]
  isForAdmins: boolean
}

export interface SheetSection {
  title: string
  rows: readonly SheetRow[]
}

/** What stands under one head of the cheat sheet: the keys of places that a person sees as one. */
const sections: readonly { title: string; places: readonly Place[] }[] = [
  { title: places.anywhere, places: ['anywhere'] },
  { title: places.go, places: ['go'] },
  { title: places.queue, places: ['queue'] },
  { title: places.marked, places: ['marked'] },
  { title: places.ticket, places: ['ticket'] },
  { title: places.writing, places: ['writing'] },
  { title: places.verdict, places: ['verdict'] },
  { title: places.lists, places: ['lists'] },
  { title: places.pages, places: ['pages', 'log'] },
  { title: i18n.t('Groups and blocklist'), places: ['groups', 'blocklist', 'group'] },
  { title: places.responders, places: ['responders'] },
  { title: places.form, places: ['form'] },
]

/** Every key of the table under its head; commands of one family are one row. */
export function sheetSections(): SheetSection[] {
  return sections.map(({ title, places: shown }) => ({ title, rows: shown.flatMap(rowsOf) }))
}

function rowsOf(place: Place): SheetRow[] {
  const rows = new Map<string, SheetRow>()
  for (const command of commandIds.map(commandOf)) {
    const { keys, family, isForAdmins = false, isPlanned = false } = command
    if (command.place !== place || keys.length === 0 || isPlanned) continue
    const title = family === undefined ? command.title : families[family]
    const before = rows.get(title)
    rows.set(title, { title, isForAdmins, keys: [...(before?.keys ?? []), ...keys] })
  }
  return [...rows.values()]
}
