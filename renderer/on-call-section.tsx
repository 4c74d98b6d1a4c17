import type { Person } from '../shared/ipc/views.ts'
import { assertNever } from '../shared/rules/assert-never.ts'
import { LoadView } from './features/load/load-view.tsx'
import { RespondersView } from './features/responders/responders-view.tsx'
import { RotaView } from './features/rota/rota-view.tsx'
import { useFrame, type OnCallPage } from './frame-store.ts'
import { i18n } from './texts/i18n.ts'
import { Tabs, type TabEntry } from './ui/tabs.tsx'
import './on-call-section.css'

const pages: TabEntry<OnCallPage>[] = [
  { id: 'responders', name: i18n.t('Responders') },
  { id: 'rota', name: i18n.t('Rota') },
  { id: 'load', name: i18n.t('Load') },
]

/** Who is woken, when, and how often they were. */
export function OnCallSection({ person }: { person: Person }) {
  const page = useFrame((state) => state.onCallPage)
  return (
    <div className="on-call">
      <h1 className="visually-hidden">{i18n.t('On call')}</h1>
      <Tabs
        label={i18n.t('On call')}
        tabs={pages}
        selected={page}
        onSelect={useFrame.getState().onCallOpened}
      >
        <PageContent page={page} person={person} />
      </Tabs>
    </div>
  )
}

function PageContent({ page, person }: { page: OnCallPage; person: Person }) {
  switch (page) {
    case 'responders':
      return <RespondersView person={person} />
    case 'rota':
      return <RotaView isAdmin={person.role === 'admin'} />
    case 'load':
      return <LoadView />
    default:
      return assertNever(page)
  }
}
