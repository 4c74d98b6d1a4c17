import { useEffect, useMemo } from 'react'
import type { RotaView as Rota } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NeedsDesk } from '../../ui/needs-desk.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { EscalationList } from './escalation-list.tsx'
import { GapList } from './gap-list.tsx'
import { OverrideList } from './override-list.tsx'
import { RotaCalendar } from './rota-calendar.tsx'
import { RotaDialogs } from './rota-dialogs.tsx'
import { useRotaEdit } from './rota-edit-store.ts'
import { useRota } from './rota-store.ts'
import { ShiftList } from './shift-list.tsx'
import { namesOf } from './shift-words.ts'
import './rota.css'

/** Who is on duty when, where nobody is, and the rules behind it. */
export function RotaView({ isAdmin }: { isAdmin: boolean }) {
  const { view, failure, opened, retried } = useRota()
  const isIncomplete = useIsIncomplete()
  useEffect(() => opened(), [opened])
  return (
    <div className="rota">
      <div className="rota-column">
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {view === null && failure === null && <Skeleton lines={8} label={i18n.t('Reading the rota')} />}
        {view !== null && isIncomplete && view.people.length === 0 ? (
          <NotHereYet title={i18n.t('The rota is not here yet')} />
        ) : (
          view !== null && <RotaContent view={view} isAdmin={isAdmin} />
        )}
      </div>
    </div>
  )
}

function RotaContent({ view, isAdmin }: { view: Rota; isAdmin: boolean }) {
  const { rota, span, now, people } = view
  const nameOf = useMemo(() => namesOf(people), [people])
  const refused = useRotaEdit((store) => store.refused)
  return (
    <>
      <NeedsDesk />
      {people.length === 0 ? (
        <p className="error-note rota-gaps-words" role="alert">
          {i18n.t('Nobody can be paged at all: there are no responders yet.')}
        </p>
      ) : (
        <GapList gaps={span.gaps} time={{ timeZone: rota.timeZone, now, end: span.until }} />
      )}
      <RotaCalendar view={view} isAdmin={isAdmin} />
      {refused !== null && <ErrorNote failure={refused} />}
      <div className="rota-rules">
        <ShiftList view={view} nameOf={nameOf} isAdmin={isAdmin} />
        <OverrideList view={view} nameOf={nameOf} isAdmin={isAdmin} />
        <EscalationList view={view} nameOf={nameOf} isAdmin={isAdmin} />
      </div>
      {!isAdmin && <p className="rota-words">{i18n.t('Administrators change the rota.')}</p>}
      <RotaDialogs view={view} />
    </>
  )
}
