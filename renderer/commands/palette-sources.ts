import { useEffect, useRef } from 'react'

/** Something the palette can lead to that is no command: a canned reply. */
export interface SourceItem {
  /** Unique among those of its source. */
  id: string
  /** Found by it. */
  name: string
  /** Quieter, behind the name; found by it too. */
  hint?: string
  /** The key that does the same, as the command table writes it. */
  keys?: string
  run: () => void
}

/** What a feature adds to the palette while it is mounted. */
export interface PaletteSource {
  /** Unique: 'views'. */
  id: string
  /** Over its items. */
  title: string
  /** All there are, as the palette opens; it finds among them by what is typed. */
  items: () => readonly SourceItem[]
  /** Not before something is typed: a long list would bury the commands. */
  onlyTyped?: boolean
}

const sources: PaletteSource[] = []

export function paletteSources(): readonly PaletteSource[] {
  return sources
}

/** Lets the palette find these as long as the component is mounted. */
export function usePaletteSource(source: PaletteSource): void {
  const current = useRef(source)
  useEffect(() => {
    current.current = source
  })
  const { id, title, onlyTyped = false } = source
  useEffect(() => {
    const own: PaletteSource = { id, title, onlyTyped, items: () => current.current.items() }
    sources.push(own)
    return () => {
      sources.splice(sources.indexOf(own), 1)
    }
  }, [id, title, onlyTyped])
}
