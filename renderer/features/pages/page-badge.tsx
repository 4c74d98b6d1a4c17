import { Ban, BellRing, CircleCheck, CircleX, Clock, HandHelping } from 'lucide-react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
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
      return { tone: 'warning', icon: Clock, words: i18n.t('Only here') }
    case 'queued':
    case 'sending':
    case 'notified':
      return isSaidHere
        ? { tone: 'warning', icon: Clock, words: i18n.t('Acknowledged here only') }
        : { tone: 'danger', icon: BellRing, words: i18n.t('Nobody has it') }
    case 'acknowledged':
      return {
        tone: 'success',
        icon: HandHelping,
        words: holder?.isMe === true ? i18n.t('You have it') : i18n.t('Somebody has it'),
      }
    case 'resolved':
      return { icon: CircleCheck, words: i18n.t('Over') }
    case 'withheld':
      return { tone: 'danger', icon: Ban, words: i18n.t('Withheld') }
    case 'failed':
      return { tone: 'danger', icon: CircleX, words: i18n.t('Failed') }
    default:
      return assertNever(state)
  }
}
