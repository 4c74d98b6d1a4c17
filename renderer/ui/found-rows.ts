import type { PagedRows, PageReader } from './paged-rows.ts'

/** What a store holds of a long list that is searched, and of which one row is open. */
export interface FoundRows<Row, Show, Id> extends PagedRows<Row> {
  text: string
  show: Show
  selected: Id | null
  searched(text: string): void
  shownPicked(show: Show): void
  endReached(): void
  groupPicked(groupId: Id | null): void
  retried(): void
}

/** How such a list begins, and what is done to it: words and choice are set, then it is read from its start. */
export function foundRows<Row, Show, Id>(
  first: Show,
  pages: PageReader,
  set: (change: Partial<Pick<FoundRows<Row, Show, Id>, 'text' | 'show' | 'selected'>>) => void,
): FoundRows<Row, Show, Id> {
  return {
    text: '',
    show: first,
    rows: null,
    after: null,
    total: 0,
    failure: null,
    selected: null,

    searched(text) {
      set({ text })
      void pages.read(0)
    },

    shownPicked(show) {
      set({ show })
      void pages.read(0)
    },

    endReached() {
      void pages.extend()
    },

    groupPicked(groupId) {
      set({ selected: groupId })
    },

    retried() {
      void pages.again()
    },
  }
}
