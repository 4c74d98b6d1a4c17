import type { CannedReplyView } from '../../../shared/ipc/canned-views.ts'

/** Those that hold every word of what is looked for, the most used first; one whose shortcut it is before all. */
export function cannedChoice(
  replies: readonly CannedReplyView[],
  uses: Readonly<Record<string, number>>,
  text: string,
): CannedReplyView[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '') // prettier-ignore
  const rank = ({ id, shortcut }: CannedReplyView) =>
    shortcut !== null && shortcut === wanted.join(' ') ? Infinity : (uses[id] ?? 0)
  return replies
    .filter(({ title, shortcut, body }) => {
      const all = `${title} ${shortcut ?? ''} ${body}`.toLowerCase()
      return wanted.every((word) => all.includes(word))
    })
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) > rank(a) ? 1 : -1))
}

const asked = /(?:^|\s);([a-z0-9-]{1,20})$/

/** The reply whose shortcut stands before the caret behind a `;`, and where; null where none does. */
export function cannedAt(
  replies: readonly CannedReplyView[],
  text: string,
  caret: number,
): { reply: CannedReplyView; from: number } | null {
  const word = asked.exec(text.slice(Math.max(0, caret - 30), caret))?.[1]
  const reply = word === undefined ? undefined : replies.find(({ shortcut }) => shortcut === word)
  return reply === undefined || word === undefined ? null : { reply, from: caret - word.length - 1 }
}
