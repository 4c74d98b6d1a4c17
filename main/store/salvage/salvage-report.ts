import { readFactAs, writeFact, type Parse } from '../fact.ts'
import type { Reading, Writing } from '../handles.ts'

/** What came out of a damaged record of local acts. */
export interface Salvage {
  unsentActs: number
  sentActs: number
  drafts: number
  /** Of the unsent acts, those that wait for their author's word, because nobody can tell whether they were whole. */
  doubtfulActs: number
  /** Rows kept word for word, because they are no acts or drafts of this version. */
  unreadRows: number
  /** Unsent acts that are known to have been there and could not be read. */
  lostActs: number
  unreadablePages: number
}

/** Of one salvage: what came out, and where the damaged file rests now; null where that is not known any more. */
export interface OneSalvage {
  setAside: string | null
  salvage: Salvage | null
}

/** What became of a damaged record of local acts. */
export interface SalvageReport extends OneSalvage {
  /** What was salvaged before, and nobody has been told of yet; the latest first. */
  earlier: OneSalvage[]
}

const fact = 'salvage'

/** With the transaction that saves the rows, so that whoever starts next hears of it, however this start ends. */
export function keepReport(database: Writing, report: OneSalvage): void {
  const before = readReport(database)
  const earlier =
    before === null ? [] : [{ setAside: before.setAside, salvage: before.salvage }, ...before.earlier]
  writeFact(database, fact, JSON.stringify({ ...report, earlier } satisfies SalvageReport))
}

/** Null where nothing was salvaged, or it has been told. */
export function readReport(database: Reading): SalvageReport | null {
  const kept = readFactAs(database, fact, parseReport)
  return kept === 'unreadable' ? { setAside: null, salvage: null, earlier: [] } : kept
}

export function forgetReport(database: Writing): void {
  writeFact(database, fact, '')
}

function parseReport(value: unknown): ReturnType<Parse<SalvageReport>> {
  const report = parseOne(value)
  if (report === null) return { success: false }
  const earlier: unknown = fieldOf(value, 'earlier')
  const others = Array.isArray(earlier) ? earlier.map(parseOne).filter((one) => one !== null) : []
  return { success: true, data: { ...report, earlier: others } }
}

function parseOne(value: unknown): OneSalvage | null {
  const [setAside, salvage] = [fieldOf(value, 'setAside'), fieldOf(value, 'salvage')]
  if (typeof setAside !== 'string' && setAside !== null) return null
  return { setAside, salvage: typeof salvage === 'object' && salvage !== null ? parseSalvage(salvage) : null }
}

function parseSalvage(value: object): Salvage {
  const numberAt = (name: keyof Salvage) => {
    const found = fieldOf(value, name)
    return typeof found === 'number' ? found : 0
  }
  return {
    unsentActs: numberAt('unsentActs'),
    sentActs: numberAt('sentActs'),
    drafts: numberAt('drafts'),
    doubtfulActs: numberAt('doubtfulActs'),
    unreadRows: numberAt('unreadRows'),
    lostActs: numberAt('lostActs'),
    unreadablePages: numberAt('unreadablePages'),
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
