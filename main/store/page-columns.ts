import type { Page, PageState } from '../../shared/protocol/page.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { foldWords } from './fold-words.ts'

/** What the list, the log and the search of pages read without opening their documents. */
export interface PageColumns {
  /** 0: nobody has it; 1: somebody has it; 2: over, or never under way; 3: a trial of one method, which no list has. */
  rank: number
  words: string
  /** When its newest message was made; blank where it has none. */
  lastAt: string
  deliveryCount: number
}

export function pageColumns({
  state,
  methodId,
  text,
  trouble,
  acknowledgedBy,
  deliveries,
}: Page): PageColumns {
  const said = new Set([text, trouble, acknowledgedBy?.name ?? ''])
  let lastAt = ''
  for (const { responderName, to, words, queuedAt } of deliveries) {
    for (const word of [responderName, to, words]) said.add(word)
    if (queuedAt > lastAt) lastAt = queuedAt
  }
  const words = foldWords([...said].filter((one) => one !== '').join('\n'))
  const rank = methodId === null ? rankOf(state) : 3
  return { rank, words, lastAt, deliveryCount: deliveries.length }
}

function rankOf(state: PageState): number {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'notified':
      return 0
    case 'acknowledged':
      return 1
    case 'resolved':
    case 'withheld':
    case 'failed':
      return 2
    default:
      return assertNever(state)
  }
}
