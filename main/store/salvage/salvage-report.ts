import { readFact, writeFact } from '../fact.ts'
import type { Reading, Writing } from '../handles.ts'
import type { Salvage } from './salvage-work.ts'

/** What became of a damaged record of local acts. */
export interface SalvageReport {
  /** Where the damaged file rests now. */
  setAside: string
  salvage: Salvage
}

const fact = 'salvage'

/** With the transaction that saves the rows, so that whoever starts next hears of it, however this start ends. */
export function keepReport(database: Writing, report: SalvageReport): void {
  writeFact(database, fact, JSON.stringify(report))
}

/** Null where nothing was salvaged, or it has been told. */
export function readReport(database: Reading): SalvageReport | null {
  const kept = readFact(database, fact)
  return kept === null ? null : parseReport(JSON.parse(kept))
}

export function forgetReport(database: Writing): void {
  writeFact(database, fact, '')
}

function parseReport(value: unknown): SalvageReport | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('setAside' in value) || typeof value.setAside !== 'string') return null
  const salvage: unknown = 'salvage' in value ? value.salvage : null
  const numberAt = (name: keyof Salvage) => numberIn(salvage, name)
  return {
    setAside: value.setAside,
    salvage: {
      unsentActs: numberAt('unsentActs'),
      sentActs: numberAt('sentActs'),
      drafts: numberAt('drafts'),
      doubtfulActs: numberAt('doubtfulActs'),
      unreadRows: numberAt('unreadRows'),
      lostActs: numberAt('lostActs'),
      unreadablePages: numberAt('unreadablePages'),
    },
  }
}

function numberIn(value: unknown, name: string): number {
  if (typeof value !== 'object' || value === null) return 0
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'number' ? found : 0
}
