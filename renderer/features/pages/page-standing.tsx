import type { ReactNode } from 'react'
import { Trans } from '@lingui/react'
import {
  Ban,
  BellRing,
  CircleCheck,
  CircleX,
  Clock,
  FlaskConical,
  HandHelping,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { isUnderWay, reachWords, wayWords } from '../../ui/page-words.ts'
import { LaidNote } from './laid-note.tsx'
import { LiveWords } from './live-words.tsx'
import { PageChoices } from './page-choices.tsx'

interface PageStandingProps {
  page: PageView
  onOpenBlocks: (groupId: GroupId) => void
}

/** Who has it and since when, in the largest words of the screen; red where nobody has. What can be done stands below. */
export function PageStanding({ page, onOpenBlocks }: PageStandingProps) {
  const { isAway } = useDeskNow()
  const { tone, icon: Icon, title } = lookOf(page)
  const isLive = isUnderWay(page) && !page.isTrial
  return (
    <section className={`page-standing page-standing-${tone}`} aria-label={i18n.t('How it stands')}>
      <p className="page-standing-title">
        <Icon size={20} aria-hidden />
        <strong>{title}</strong>
      </p>
      <Facts page={page} />
      {page.trouble !== '' && (
        <p className="page-trouble page-standing-trouble" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <bdi>{page.trouble}</bdi>
        </p>
      )}
      {isAway && isLive && (
        <p className="page-muted">
          {i18n.t('The desk cannot be reached: this is how it stood when it last answered.')}
        </p>
      )}
      {page.laid.map((laid) => (
        <LaidNote key={laid.id} laid={laid} />
      ))}
      {page.act !== null && <LaidNote laid={{ ...page.act, kind: 'page', toName: null, note: page.text }} />}
      {isLive && <PageChoices page={page} />}
      {page.state === 'withheld' && page.groupId !== null && (
        <BlocksLink groupId={page.groupId} onOpen={onOpenBlocks} />
      )}
    </section>
  )
}

function Facts({ page }: { page: PageView }) {
  if (page.isTrial)
    return <p>{i18n.t('It wakes nobody, and nobody has to answer it. How far it came stands below.')}</p>
  if (page.state === 'withheld')
    return (
      <p>
        {i18n.t(
          'The group is on the pager blocklist: this was recorded and woke nobody. If it is real, page by hand from the ticket, or call.',
        )}
      </p>
    )
  if (page.state === 'failed')
    return <p>{i18n.t('No message of it reached a gateway. Call, if it still matters.')}</p>
  if (page.state === null) return null
  return (
    <p className="page-standing-now">
      <LiveWords page={page} more={factsOf(page)} />
    </p>
  )
}

function factsOf(page: PageView): string {
  const how = page.state !== 'acknowledged' || page.holder === null ? '' : wayWords[page.holder.how]
  return [how, page.people === 0 ? '' : reachWords(page)].filter((fact) => fact !== '').join(' · ')
}

function BlocksLink({ groupId, onOpen }: { groupId: GroupId; onOpen: (groupId: GroupId) => void }) {
  return (
    <div>
      <Button size="small" onPress={() => onOpen(groupId)}>
        {i18n.t('Show why it is blocked')}
      </Button>
    </div>
  )
}

interface Look {
  tone: 'danger' | 'success' | 'plain' | 'warning'
  icon: LucideIcon
  title: ReactNode
}

function lookOf({ isTrial, state, holder }: PageView): Look {
  if (isTrial) return { tone: 'plain', icon: FlaskConical, title: i18n.t('A trial of one method') }
  switch (state) {
    case null:
      return { tone: 'warning', icon: Clock, title: i18n.t('Only here: nobody is woken yet') }
    case 'queued':
    case 'sending':
    case 'notified':
      return { tone: 'danger', icon: BellRing, title: i18n.t('Nobody has it') }
    case 'acknowledged':
      return { tone: 'success', icon: HandHelping, title: holderWords(holder) }
    case 'resolved':
      return { tone: 'plain', icon: CircleCheck, title: i18n.t('It is over') }
    case 'withheld':
      return { tone: 'danger', icon: Ban, title: i18n.t('Withheld: nobody was woken') }
    case 'failed':
      return { tone: 'danger', icon: CircleX, title: i18n.t('Failed: it reached nobody') }
    default:
      return assertNever(state)
  }
}

function holderWords(holder: PageView['holder']): ReactNode {
  if (holder === null) return i18n.t('Somebody has it')
  if (holder.isMe) return i18n.t('You have it')
  return <Trans id="{name} has it" values={{ name: <bdi>{holder.name}</bdi> }} />
}
