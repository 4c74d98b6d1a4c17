import type { Failure, Result } from '../../shared/ipc/result.ts'

/** One answer of the back: rows, and from where to read on; null where that was the end. */
export interface RowsPage<Row> {
  rows: Row[]
  after: string | null
  total: number
}

/** What a store holds of a long list. */
export interface PagedRows<Row> {
  /** The rows read so far, in the back's order. Null until the first answer. */
  rows: Row[] | null
  after: string | null
  total: number
  failure: Failure | null
}

export interface PageReader {
  /** Reads from the start until at least so many rows stand there: scrolling is not lost by a change. */
  read(atLeast: number): Promise<void>
  /** The same for as many rows as stand there. */
  again(): Promise<void>
  /** Reads the next page, where there is one and it is not on its way. */
  extend(): Promise<void>
}

/** Reads a long list page by page into a store. Answers to questions that have been asked anew since are dropped. */
export function pageReader<Row>(
  ask: (after: string | null) => Promise<Result<RowsPage<Row>>>,
  get: () => PagedRows<Row>,
  set: (change: Partial<PagedRows<Row>>) => void,
): PageReader {
  let asked = 0
  let isExtending = false

  async function read(atLeast: number) {
    const mine = (asked += 1)
    isExtending = false
    const rows: Row[] = []
    let after: string | null = null
    let total: number
    do {
      const page: Result<RowsPage<Row>> = await ask(after)
      if (mine !== asked) return
      if (!page.ok) return set({ failure: page.failure })
      rows.push(...page.value.rows)
      after = page.value.after
      total = page.value.total
    } while (after !== null && rows.length < atLeast)
    set({ rows, after, total, failure: null })
  }

  async function extend() {
    const { after } = get()
    if (after === null || isExtending) return
    const mine = asked
    isExtending = true
    const page = await ask(after)
    if (mine !== asked) return
    isExtending = false
    if (!page.ok) return set({ failure: page.failure })
    const rows = [...(get().rows ?? []), ...page.value.rows]
    set({ rows, after: page.value.after, total: page.value.total, failure: null })
  }

  return { read, extend, again: () => read(get().rows?.length ?? 0) }
}
