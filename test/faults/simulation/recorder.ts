import { subjectOf } from '#main/sync/act-keys'
import { placeOfAct } from '#shared/ipc/drafts'
import type { Act, ActId, ActOf } from '#shared/ipc/act'
import type { DraftRecord, Sighting, Violation } from '../history.ts'
import { Departures } from './departures.ts'

/** An act on its way through a run. */
export interface RecordedAct {
  readonly mark: ActId
  readonly console: string
  readonly act: Act
  readonly subject: string
  acknowledged: boolean
  withdrawn: boolean
}

/** An act that a machine was asked for and died over: it is kept whole, or not at all. */
interface Unanswered {
  readonly act: Act
  /** The text that stood at the act's place, where there was one. */
  readonly draft: string | null
}

/** A decision that a machine died over. `draft`: the place and text that come back where the act goes. */
interface UnansweredDecision {
  readonly mark: ActId
  readonly draft: { place: string; text: string } | null
}

/** What one console was seen to promise, and what it held from moment to moment. */
export class Recorder {
  readonly console: string
  readonly acts = new Map<ActId, RecordedAct>()
  /** By place: what the console answered that it keeps. */
  readonly drafts = new Map<string, { kept: string; unanswered: string[] }>()
  readonly sightings: Sighting[] = []
  readonly departures = new Departures()
  readonly violations: Violation[] = []
  readonly #newest = new Map<string, number>()
  /** By the two groups of a merge: what they were called, in small letters. */
  readonly #merged = new Map<string, string[]>()
  readonly #lifted = new Set<string>()
  #unanswered: Unanswered[] = []
  #decisions: UnansweredDecision[] = []

  constructor(console: string) {
    this.console = console
  }

  acknowledged(mark: ActId, act: Act): void {
    const known = this.acts.get(mark)
    if (known === undefined) this.#add(mark, act, true)
    else known.acknowledged = true
    const place = placeOfAct(act)
    if (place !== null) this.drafts.delete(place)
  }

  unanswered(act: Act): void {
    const place = placeOfAct(act)
    const draft = place === null ? undefined : this.drafts.get(place)
    this.#unanswered.push({ act, draft: draft?.kept ?? null })
  }

  /** Its author took an act back, or discarded it; `isAnswered` where the console said so. */
  withdrawn(mark: ActId, draft: UnansweredDecision['draft'], isAnswered: boolean): void {
    const record = this.acts.get(mark)
    if (!isAnswered) this.#decisions.push({ mark, draft })
    else if (record !== undefined) {
      record.withdrawn = true
      if (draft !== null) this.#draftBack(draft)
    }
  }

  /** A settled change of which nothing is left to do is no act any more. */
  settled(mark: ActId, outbox: readonly { id: ActId }[]): void {
    const record = this.acts.get(mark)
    if (record !== undefined && outbox.every(({ id }) => id !== mark)) record.acknowledged = false
  }

  /** Somebody is about to merge two groups that are called so here. */
  merging({ groupId, into }: ActOf<'merge-group'>, names: readonly string[]): void {
    const before = this.#merged.get(`${groupId} ${into}`) ?? []
    this.#merged.set(`${groupId} ${into}`, [...before, ...names.map((name) => name.toLowerCase())])
  }

  namesMerged(act: Act): readonly string[] {
    return act.kind === 'merge-group' ? (this.#merged.get(`${act.groupId} ${act.into}`) ?? []) : []
  }

  draftKept(place: string, text: string): void {
    this.drafts.set(place, { kept: text, unanswered: [] })
  }

  /** A text that comes back goes in front of what is typed in its place. */
  #draftBack({ place, text }: { place: string; text: string }): void {
    const typed = this.drafts.get(place)?.kept ?? ''
    this.draftKept(place, typed === '' ? text : `${text}\n\n${typed}`)
  }

  /** After a restart: which of the acts that nobody answered for are there, and whether their drafts went with them. */
  reconcile(outbox: readonly { id: ActId; act: Act }[], draftPlaces: ReadonlySet<string>): void {
    const unknown = outbox.filter(({ id }) => !this.acts.has(id))
    for (const { id, act } of unknown) this.#add(id, act, false)
    for (const { act, draft } of this.#unanswered) {
      const isKept = unknown.some((one) => JSON.stringify(one.act) === JSON.stringify(act))
      const place = placeOfAct(act)
      if (place === null || draft === null) continue
      if (isKept === draftPlaces.has(place))
        this.violations.push({
          invariant: 9,
          what: `${this.console}: the act at ${place} and its draft are ${isKept ? 'both there' : 'both gone'}`,
        })
      if (isKept) this.drafts.delete(place)
    }
    this.#unanswered = []
    const listed = new Set(outbox.map(({ id }) => id))
    for (const { mark, draft } of this.#decisions) {
      const isGone = !listed.has(mark)
      if (isGone) this.withdrawn(mark, draft, true)
      if (draft !== null && isGone !== draftPlaces.has(draft.place) && !this.drafts.has(draft.place))
        this.violations.push({ invariant: 9, what: `${this.console}: ${mark} and its draft came apart` })
    }
    this.#decisions = []
  }

  /**
   * An entry of the blocklist as it stands here; `isFed` where all of it came from the desk. Within a feed, lifted is
   * for good.
   */
  sightEntry(feed: string, id: string, isLifted: boolean, isFed: boolean): void {
    const key = `${feed} ${id}`
    if (isLifted && isFed) this.#lifted.add(key)
    if (!isLifted && this.#lifted.has(key))
      this.violations.push({ invariant: 4, what: `${this.console}: the lifted entry ${id} came back` })
  }

  sight(feed: string, row: string, version: number): void {
    const key = `${feed} ${row}`
    if (this.#newest.get(key) === version) return
    this.#newest.set(key, version)
    this.sightings.push({ replica: this.console, feed, row, version })
  }

  /** What the console holds of its drafts in the end. */
  draftRecords(found: ReadonlyMap<string, string>): DraftRecord[] {
    return [...this.drafts].map(([place, { kept, unanswered }]) => {
      return { console: this.console, place, kept, unanswered, found: found.get(place) ?? null }
    })
  }

  #add(mark: ActId, act: Act, acknowledged: boolean): void {
    this.acts.set(mark, {
      mark,
      console: this.console,
      act,
      subject: subjectOf(act),
      acknowledged,
      withdrawn: false,
    })
  }
}
