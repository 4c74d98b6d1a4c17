import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { places, prefixes, type Place } from '../../../renderer/commands/command.ts'
import { commandIds, commandOf } from '../../../renderer/commands/command-table.ts'
import { sheetSections } from '../../../renderer/sheet-rows.ts'

/** What is on the screen at the same time; `desk.close` and `ticket.close` are the same key for what lies on top. */
const together: readonly (readonly Place[])[] = [
  ['anywhere', 'go', 'queue', 'ticket'],
  ['anywhere', 'go', 'lists', 'pages', 'log'],
  ['anywhere', 'go', 'lists', 'groups', 'group'],
  ['anywhere', 'go', 'lists', 'blocklist', 'group'],
  ['anywhere', 'go', 'lists', 'responders'],
  ['verdict'],
  // In the composer a letter is text: only its chords meet those of the screen.
  ['writing', 'anywhere', 'go', 'ticket'],
  // Asked first while any ticket is marked.
  ['marked', 'anywhere', 'go'],
  ['form'],
]

/** All there is in the renderer beside the room of the table itself. */
const source = globSync('renderer/**/*.{ts,tsx}')
  .filter((file) => !file.startsWith('renderer/commands/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

describe('the table of commands', () => {
  it('has no key twice on one screen, and none that begins a sequence of another', () => {
    for (const screen of together) {
      const here = commandIds.filter((id) => screen.includes(commandOf(id).place) && id !== 'desk.close')
      const keys = here.flatMap((id) => commandOf(id).keys.map((each) => ({ id, each })))
      for (const { id, each } of keys) {
        const others = keys.filter((other) => other.id !== id)
        expect(
          others.filter((other) => other.each === each || other.each.startsWith(`${each} `)),
          `${id} by ${each}`,
        ).toEqual([])
      }
    }
  })

  it('knows of every place on which screen it is', () => {
    expect(new Set(together.flat())).toEqual(new Set(Object.keys(places)))
  })

  it('has nothing that no screen does, and nothing undone that is told of', () => {
    for (const id of commandIds) {
      const { within = false, isPlanned = false } = commandOf(id)
      const isBound = new RegExp(`'${id}':`).test(source)
      // A key that is taken by a field itself is asked for there, or shown beside it.
      const isNamed =
        source.includes(`'${id}'`) || source.includes(`"${id}"`) || /^(verdict|writing)\./.test(id)
      expect(isPlanned ? !isBound : within ? isNamed : isBound, id).toBe(true)
    }
  })

  it('calls every sequence by a name', () => {
    const first = commandIds.flatMap((id) => commandOf(id).keys.filter((each) => each.includes(' ')))
    for (const keys of first) expect(prefixes[keys.split(' ')[0] ?? ''], keys).toBeDefined()
  })

  it('says each thing once on the sheet, and everything that can be done', () => {
    const rows = sheetSections().flatMap((section) => section.rows)
    const told = rows.flatMap(({ keys }) => keys)
    const known = commandIds.map(commandOf).filter(({ isPlanned }) => !isPlanned)
    expect(told.toSorted()).toEqual(known.flatMap(({ keys }) => keys).toSorted())
    for (const { title, rows: own } of sheetSections())
      expect(new Set(own.map((row) => row.title)).size, title).toBe(own.length)
  })
})
