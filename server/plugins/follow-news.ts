import { writeCursor, type Cursor } from '../store/cursor.ts'
import type { Database } from '../store/database.ts'
import { readNews } from '../store/news.ts'

/** A head, and how it came about where that can be told: `page` continues the cursor `after`. */
export interface ToldNews {
  readonly seq: number
  readonly changes: { readonly after: string; readonly page: string } | null
}

export interface FollowedNews {
  /** Something was committed that somebody wants to be told. */
  look(): void
  /** Nobody wants to be told at present: what is new is counted from the next look on. */
  rest(): void
  stop(): void
}

/**
 * Reads what is new, once for all who listen, and one look at a time: what is committed during one is told by the next, so
 * that many commits are no more reads than the database has time for. Where a look fails, its head is told alone.
 */
export function followNews(
  database: Database,
  tell: (news: ToldNews) => void,
  fail: (error: unknown) => void,
): FollowedNews {
  /** What was told reaches to here. */
  let end: Cursor | null = null
  let isDue = false
  let isLooking = false
  let isStopped = false

  async function lookOn(): Promise<void> {
    isLooking = true
    while (isDue) {
      isDue = false
      const news = await lookOnce()
      if (news !== null && !isStopped) tell(news)
    }
    isLooking = false
  }

  async function lookOnce(): Promise<ToldNews | null> {
    const since = end
    try {
      const { end: now, page } = await database.read((reader) => readNews(reader, database.feedId, since))
      end = now
      if (since === null || page === null) return { seq: now.seq, changes: null }
      return now.seq === since.seq ? null : { seq: now.seq, changes: { after: writeCursor(since), page } }
    } catch (error) {
      end = null
      if (!isStopped) fail(error)
      return isStopped ? null : { seq: database.head(), changes: null }
    }
  }

  return {
    look() {
      isDue = true
      if (!isLooking) void lookOn()
    },
    rest: () => void (end = null),
    stop() {
      isStopped = true
      isDue = false
    },
  }
}
