import type { Urgency } from '../../shared/rules/urgency.ts'

type Texts = readonly [string, ...string[]]

/**
 * A matter that customers write about. `urgency` is what it really is; what a group asks for is another thing.
 * `{domain}`, `{host}`, `{count}`, `{clock}`, `{person}` and `{address}` are filled in for each ticket.
 */
export interface Topic {
  readonly urgency: Urgency
  readonly subjects: Texts
  readonly bodies: Texts
  /** What the staff answer; the last one settles the matter. */
  readonly answers: Texts
  readonly notes: Texts
}

export type Slots = Readonly<Record<'domain' | 'host' | 'count' | 'clock' | 'person' | 'address', string>>

/** Fills the slots of a text. */
export function fillSlots(text: string, slots: Slots): string {
  return text.replace(/\{(domain|host|count|clock|person|address)\}/g, (_, slot: keyof Slots) => slots[slot])
}
