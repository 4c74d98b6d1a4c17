import { memo, useCallback } from 'react'
import { Trans } from '@lingui/react'
import { BadgeCheck, TriangleAlert } from 'lucide-react'
import type { ResponderView } from '../../../shared/ipc/duty-views.ts'
import type { ResponderId, StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { agoText } from '../../ui/age-text.ts'
import { Badge } from '../../ui/badge.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { Age } from '../../ui/time.tsx'
import { shortChannelNames } from './channel-table.ts'
import { drillWords, lastGoodTestOf, roleNames } from './responder-words.ts'
import { useResponders } from './responders-store.ts'

interface ResponderRowsProps {
  responders: readonly ResponderView[]
  selected: ResponderId | null
  me: StaffId
}

/** The drill board: one row per person, the methods with their marks, and when one last went through. */
export function ResponderRows({ responders, selected, me }: ResponderRowsProps) {
  const picked = useResponders((store) => store.picked)
  const draw = useCallback(
    (responder: ResponderView) => <ResponderRow responder={responder} isMe={responder.staffId === me} />,
    [me],
  )
  return (
    <RowGrid
      label={i18n.t('Responders')}
      rows={responders}
      total={responders.length}
      rowHeight={62}
      idOf={idOf}
      selectedId={selected === null ? null : `responder-${selected}`}
      onPick={({ id }) => picked(id)}
      hasMore={false}
      onEndReached={nothingMore}
      draw={draw}
    />
  )
}

const idOf = ({ id }: ResponderView) => `responder-${id}`
const nothingMore = () => undefined

const ResponderRow = memo(({ responder, isMe }: { responder: ResponderView; isMe: boolean }) => (
  <div className={`responder-row ${responder.active ? '' : 'responder-row-off'}`}>
    <span className="responder-row-words">
      <span className="responder-row-name">
        <bdi className="one-line">{responder.name}</bdi>
        {isMe && <span className="responder-row-me">{i18n.t('you')}</span>}
      </span>
      <span className="responder-row-detail one-line">
        {roleNames[responder.role]}
        {responder.methods.map(({ id, settings, verifiedAt, drill }) => (
          <span key={id} className={`responder-row-method ${verifiedAt === null ? '' : 'is-verified'}`}>
            {drill === 'good' ? (
              shortChannelNames[settings.channel]
            ) : (
              <span className="responder-row-overdue" title={drillWords({ drill })}>
                {shortChannelNames[settings.channel]}
                <span className="visually-hidden"> {i18n.t('overdue')}</span>
              </span>
            )}
            {verifiedAt === null ? (
              <TriangleAlert size={12} aria-label={i18n.t('not verified')} />
            ) : (
              <BadgeCheck size={12} aria-label={i18n.t('verified')} />
            )}
          </span>
        ))}
      </span>
    </span>
    <DrillMark responder={responder} />
  </div>
))

function DrillMark({ responder }: { responder: ResponderView }) {
  const lastGood = lastGoodTestOf(responder)
  const { active, isReachable, isOverdue } = responder
  return (
    <span className="responder-row-marks">
      {!active && <Badge>{i18n.t('Not paged')}</Badge>}
      {active && !isReachable && <Badge tone="danger">{i18n.t('No method')}</Badge>}
      {isReachable && isOverdue && <Badge tone="danger">{i18n.t('Overdue')}</Badge>}
      {lastGood === null
        ? isReachable && <span className="responder-row-tested">{i18n.t('never tested')}</span>
        : active && (
            <span className="responder-row-tested tabular">
              <Trans id="tested {ago}" values={{ ago: <Age at={lastGood} said={agoText} /> }} />
            </span>
          )}
    </span>
  )
}
