import type { ActState } from '#shared/ipc/act'

/** One act, as its author did it and as it ended. */
export interface ActRecord {
  /** Stands in what the act makes on the service, and nowhere else. */
  readonly mark: string
  /** Whose console. */
  readonly console: string
  /** Acts of one console about one subject take effect in the order in which they were done: the order of the records. */
  readonly subject: string
  /** The console answered that it keeps the act. */
  readonly acknowledged: boolean
  /** A change leaves no mark where everything is as it asks for already. */
  readonly mayFindItDone: boolean
  /** What its author's outbox says of it in the end; null where it does not list it. */
  readonly end: ActState['kind'] | null
  /** Its author took it back or discarded it. */
  readonly withdrawn: boolean
}

/** A row as a replica held it at a moment; the records are in the order of time. */
export interface Sighting {
  readonly replica: string
  /** Changes whenever everything was pulled anew: versions may fall then. */
  readonly feed: string
  readonly row: string
  readonly version: number
}

export interface DraftRecord {
  readonly console: string
  readonly place: string
  /** The last text of which the console answered that it is kept. */
  readonly kept: string
  /** Texts whose keeping was asked for after that and never answered: any of them may have been kept. */
  readonly unanswered: readonly string[]
  /** What is there in the end. */
  readonly found: string | null
}

/** What a run under faults left to be judged. */
export interface History {
  readonly acts: readonly ActRecord[]
  /** The marks found on the service, in the service's order within each subject. */
  readonly effects: readonly string[]
  /** What each replica holds after healing, row by row, as text; the service is one of them. */
  readonly replicas: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly sightings: readonly Sighting[]
  readonly drafts: readonly DraftRecord[]
}

/** An invariant of the design that a history breaks; `order` is the order of acts about one subject. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 9 | 'order'
  readonly what: string
}

export const emptyHistory: History = {
  acts: [],
  effects: [],
  replicas: new Map(),
  sightings: [],
  drafts: [],
}

/** Judges a history by the invariants 1 to 5 and 9, and by the order of acts; empty where it keeps them all. */
export function checkHistory(history: History): Violation[] {
  return [
    ...lostOrDoubled(history),
    ...disordered(history),
    ...differing(history),
    ...takenBack(history),
    ...unended(history),
    ...lostDrafts(history),
  ]
}

/** 1 and 2: what was acknowledged is on the service or with its author, and nothing is on the service twice. */
function lostOrDoubled({ acts, effects }: History): Violation[] {
  const counts = new Map<string, number>()
  for (const mark of effects) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const known = new Set(acts.map((act) => act.mark))
  const violations: Violation[] = [...counts.keys()]
    .filter((mark) => !known.has(mark))
    .map((mark) => ({ invariant: 2, what: `${mark} took effect, and nobody did it` }))
  for (const act of acts) {
    const { mark, end } = act
    const count = counts.get(mark) ?? 0
    if (count > 1) violations.push({ invariant: 2, what: `${mark} took effect ${count} times` })
    if (act.withdrawn) {
      if (count > 0) violations.push({ invariant: 2, what: `${mark} took effect after it was taken back` })
      continue
    }
    if (end === 'needs-you' && count > 0)
      violations.push({ invariant: 2, what: `${mark} took effect, and its author is asked about it` })
    const isThere = count > 0 || end === 'needs-you' || (act.mayFindItDone && end === 'sent')
    if (act.acknowledged && !isThere && (end === null || end === 'sent'))
      violations.push({ invariant: 1, what: `${mark} was acknowledged and is lost (${end ?? 'not listed'})` })
  }
  return violations
}

/** What took effect of one console about one subject did so in the order in which it was done. */
function disordered({ acts, effects }: History): Violation[] {
  const places = new Map(effects.map((mark, place) => [mark, place]))
  const last = new Map<string, { mark: string; place: number }>()
  const violations: Violation[] = []
  for (const { mark, console: of, subject } of acts) {
    const place = places.get(mark)
    if (place === undefined) continue
    const line = `${of} ${subject}`
    const before = last.get(line)
    if (before !== undefined && before.place > place)
      violations.push({ invariant: 'order', what: `${mark} took effect before ${before.mark}` })
    last.set(line, { mark, place })
  }
  return violations
}

/** 3: after healing, all replicas hold the same. */
function differing({ replicas }: History): Violation[] {
  const [first, ...others] = replicas
  if (first === undefined) return []
  const [firstName, rows] = first
  return others.flatMap(([name, own]) =>
    [...new Set([...rows.keys(), ...own.keys()])]
      .filter((row) => rows.get(row) !== own.get(row))
      .map((row) => ({
        invariant: 3 as const,
        what: `${row}: ${firstName} and ${name} have ${differenceOf(rows.get(row), own.get(row))}`,
      })),
  )
}

/** Two texts from shortly before the place where they part. */
function differenceOf(one = 'nothing', other = 'nothing'): string {
  let place = 0
  while (place < one.length && one[place] === other[place]) place += 1
  const [from, to] = [Math.max(0, place - 60), place + 60]
  return `“${one.slice(from, to)}” and “${other.slice(from, to)}”`
}

/** 4: within a feed, no row of a replica goes back to an older version. */
function takenBack({ sightings }: History): Violation[] {
  const newest = new Map<string, number>()
  const violations: Violation[] = []
  for (const { replica, feed, row, version } of sightings) {
    const key = `${replica} ${feed} ${row}`
    const before = newest.get(key) ?? 0
    if (version < before)
      violations.push({ invariant: 4, what: `${replica}: ${row} went from ${before} back to ${version}` })
    newest.set(key, Math.max(before, version))
  }
  return violations
}

/** 5: every act ends sent, or visibly with its author, or held behind one about the same subject that is. */
function unended({ acts }: History): Violation[] {
  const asking = new Set<string>()
  return acts
    .filter(({ console: of, subject, end }) => {
      if (end === 'needs-you') asking.add(`${of} ${subject}`)
      return (end === 'waiting' || end === 'sending') && !asking.has(`${of} ${subject}`)
    })
    .map(({ mark, end }) => ({ invariant: 5, what: `${mark} is still ${end}` }))
}

/** 9: drafts survive everything. */
function lostDrafts({ drafts }: History): Violation[] {
  return drafts
    .filter(({ kept, unanswered, found }) => found === null || ![kept, ...unanswered].includes(found))
    .map(({ console: of, place, kept, found }) => ({
      invariant: 9,
      what: `${of}: the draft at ${place} was ${JSON.stringify(kept.slice(0, 60))} and is ${found === null ? 'gone' : JSON.stringify(found.slice(0, 60))}`,
    }))
}
