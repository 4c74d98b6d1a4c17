import { Ban, BellRing, CircleCheck, CircleX, Clock, HandHelping } from 'lucide-react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'

interface Look extends Pick<BadgeProps, 'tone' | 'icon'> {
  words: string
}

/** How far a page is, in a word or two. What was only said here does not count yet. */
export function PageBadge({ page }: { page: PageView }) {
  const { words, ...look } = lookOf(page)
  return <Badge {...look}>{words}</Badge>
}

function lookOf({ state, laid, holder }: PageView): Look {
  const isSaidHere = laid.some(
    ({ kind, state: { kind: stands } }) => kind === 'acknowledge' && stands !== 'needs-you',
  )
  switch (state) {
    case null:
      return { tone: 'warning', icon: Clock, words: 'Only here' }
    case 'queued':
    case 'sending':
    case 'notified':
      return isSaidHere
        ? { tone: 'warning', icon: Clock, words: 'Acknowledged here only' }
        : { tone: 'danger', icon: BellRing, words: 'Nobody has it' }
    case 'acknowledged':
      return {
        tone: 'success',
        icon: HandHelping,
        words: holder?.isMe === true ? 'You have it' : 'Somebody has it',
      }
    case 'resolved':
      return { icon: CircleCheck, words: 'Over' }
    case 'withheld':
      return { tone: 'danger', icon: Ban, words: 'Withheld' }
    case 'failed':
      return { tone: 'danger', icon: CircleX, words: 'Failed' }
    default:
      return assertNever(state)
  }
}
