import type { BlocklistSize } from './blocklist-desk.ts'

/** How much a run takes upon itself. */
export interface Size {
  readonly tickets: number
  /** The desk that the large one is held against. */
  readonly smallTickets: number
  readonly rounds: number
  /** PouchDB takes minutes over what the console takes seconds for; compared as rates. */
  readonly pouchTickets: number
  readonly rtTickets: number
  readonly rtSamples: number
  readonly blocklist: BlocklistSize
  /** Seconds of one sample under load. */
  readonly loadSeconds: number
  /** Seconds of one scroll. */
  readonly scrollSeconds: number
  readonly paging: PagingSize
}

/** How many people a page wakes, and how many tickets a storm brings in how many seconds. */
export interface PagingSize {
  readonly people: number
  readonly many: number
  readonly most: number
  readonly stormTickets: number
  readonly stormSeconds: number
}

/** What figures.md asks for. */
export const fullSize: Size = {
  tickets: 100_000,
  smallTickets: 1000,
  rounds: 20,
  pouchTickets: 20_000,
  rtTickets: 5000,
  rtSamples: 5,
  blocklist: { entries: 5000, operationsOnEach: 10 },
  loadSeconds: 3,
  scrollSeconds: 10,
  paging: { people: 200, many: 1300, most: 6000, stormTickets: 1000, stormSeconds: 60 },
}

/** Enough to see that everything runs; its figures say nothing. */
export const quickSize: Size = {
  tickets: 3000,
  smallTickets: 1000,
  rounds: 3,
  pouchTickets: 1000,
  rtTickets: 500,
  rtSamples: 1,
  blocklist: { entries: 100, operationsOnEach: 10 },
  loadSeconds: 1,
  scrollSeconds: 2,
  paging: { people: 20, many: 100, most: 500, stormTickets: 50, stormSeconds: 3 },
}
