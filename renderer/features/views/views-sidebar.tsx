import { Trans } from '@lingui/react'
import { useEffect, useMemo, useState } from 'react'
import { PanelLeftClose, Plus } from 'lucide-react'
import { builtInViews } from '../../../shared/ipc/built-in-views.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useToastsOff } from '../../ui/toast-place.ts'
import { builtInNames } from './built-in-names.ts'
import { SavedList, type ViewChoice } from './saved-list.tsx'
import { noViews } from './use-view-commands.ts'
import { ViewCount } from './view-count.tsx'
import { ViewDialog, type NamedView } from './view-dialog.tsx'
import { lettersOf } from './view-letter.ts'
import { changedLook, lookOf, shownView, type Picked } from './view-look.ts'
import { placeAtEnd } from './view-order.ts'
import { useViews } from './views-store.ts'
import './views-sidebar.css'

export interface ViewsSidebarProps {
  me: StaffId
  /** What the queue shows. */
  shown: QueueView
  /** The queue is to show this. */
  onOpen: (view: QueueView) => void
  onClose: () => void
}

/** The views beside the queue: every desk's, one's own and the shared ones. */
export function ViewsSidebar({ me, shown, onOpen, onClose }: ViewsSidebarProps) {
  const views = useViews((state) => state.views) ?? noViews
  const picked = useViews((state) => state.picked)
  const counted = useViews((state) => state.counted)
  useEffect(() => counted(), [counted])
  const letters = useMemo(() => lettersOf(views), [views])
  const now = useMemo(() => shownView(picked, shown, builtInViews, views, me), [picked, shown, views, me])
  const open = (one: Picked, view: QueueView) => {
    useViews.getState().viewPicked(one)
    onOpen(view)
  }
  const counts = useViews((state) => state.counts?.builtIn)
  const failure = useViews((state) => state.failure)
  const [asked, setAsked] = useState<'new' | SavedView | null>(null)
  useToastsOff('feet', now.isEdited)
  const { viewChanged, viewDeleted, viewMoved, viewSaved, retried } = useViews.getState()
  const own = views.filter(({ isShared }) => !isShared)
  const shared = views.filter(({ isShared }) => isShared)
  const current =
    now.picked?.kind === 'saved' ? (views.find(({ id }) => id === now.picked?.id) ?? null) : null
  const choose = (view: SavedView, choice: ViewChoice) => {
    const list = view.isShared ? shared : own
    const at = list.indexOf(view)
    if (choice === 'edit') setAsked(view)
    else if (choice === 'share' || choice === 'unshare')
      void viewChanged(view.id, { shared: choice === 'share' })
    else if (choice === 'up' || choice === 'down') viewMoved(list, view.id, choice === 'up' ? at - 1 : at + 1)
    else viewDeleted(view)
  }
  const saveNew = (named: NamedView) => {
    setAsked(null)
    const list = named.shared ? shared : own
    void viewSaved({ ...lookOf(shown, me), ...named, place: placeAtEnd(list) })
  }
  const list = { shownId: current?.id ?? null, isEdited: now.isEdited, letters, onChoose: choose }
  const pick = (view: SavedView) => open({ kind: 'saved', id: view.id }, view.view)
  return (
    <nav className="views" aria-label={i18n.t('Views')}>
      <header className="views-head">
        <h2 className="views-title">{i18n.t('Views')}</h2>
        <IconButton
          label={i18n.t('Save what is shown as a view')}
          icon={Plus}
          size="small"
          onPress={() => setAsked('new')}
        />
        <IconButton label={i18n.t('Hide the views')} icon={PanelLeftClose} size="small" onPress={onClose} />
      </header>
      <div className="views-scroll">
        {failure && <ErrorNote failure={failure} onRetry={retried} />}
        <ul className="views-list">
          {builtInViews.map(({ id, letter, viewOf }) => {
            const isShown = now.picked?.kind === 'built-in' && now.picked.id === id
            return (
              <li key={id}>
                <button
                  type="button"
                  className={`views-entry ${isShown ? 'views-entry-shown' : ''}`}
                  aria-current={isShown ? 'true' : undefined}
                  aria-keyshortcuts={`g ${letter}`}
                  onClick={() => open({ kind: 'built-in', id }, viewOf(me))}
                >
                  <span className="views-handle" />
                  <span className="views-name">{builtInNames[id]}</span>
                  <ViewCount letter={letter} count={counts?.[id]} />
                </button>
              </li>
            )
          })}
        </ul>
        {own.length > 0 && <h3 className="views-kind">{i18n.t('Mine')}</h3>}
        {own.length > 0 && <SavedList label={i18n.t('My views')} views={own} onPick={pick} {...list} />}
        {shared.length > 0 && <h3 className="views-kind">{i18n.t('Shared')}</h3>}
        {shared.length > 0 && (
          <SavedList label={i18n.t('Shared views')} views={shared} onPick={pick} {...list} />
        )}
      </div>
      {now.isEdited && (
        <footer className="views-edit">
          {current === null ? (
            <Button size="small" onPress={() => setAsked('new')}>
              {i18n.t('Save as a view…')}
            </Button>
          ) : (
            <>
              <span className="views-edit-words">
                <Trans id="{name}: changed" values={{ name: <bdi>{current.name}</bdi> }} />
              </span>
              {current.mayChange && (
                <Button size="small" variant="primary" onPress={() => void saveChanges(current, shown, me)}>
                  {i18n.t('Save')}
                </Button>
              )}
              <Button size="small" onPress={() => setAsked('new')}>
                {i18n.t('Save as…')}
              </Button>
              <Button size="small" variant="quiet" onPress={() => pick(current)}>
                {i18n.t('Revert')}
              </Button>
            </>
          )}
        </footer>
      )}
      {asked !== null && (
        <ViewDialog
          key={asked === 'new' ? 'new' : asked.id}
          title={asked === 'new' ? i18n.t('Save as a view') : i18n.t('Name and key')}
          start={
            asked === 'new'
              ? { name: '', letter: null, shared: false }
              : { name: asked.name, letter: asked.letter, shared: asked.isShared }
          }
          id={asked === 'new' ? null : asked.id}
          views={views}
          saveName={i18n.t('Save')}
          onClose={() => setAsked(null)}
          onSave={(named) => {
            if (asked === 'new') return saveNew(named)
            setAsked(null)
            return void rename(asked, named)
          }}
        />
      )}
    </nav>
  )
}

async function saveChanges(view: SavedView, shown: QueueView, me: StaffId): Promise<void> {
  const change = changedLook(view, shown, me)
  if (change !== null) await useViews.getState().viewChanged(view.id, change)
}

async function rename(view: SavedView, { name, letter, shared }: NamedView): Promise<void> {
  const change = {
    ...(name !== view.name && { name }),
    ...(letter !== view.letter && { letter }),
    ...(shared !== view.isShared && { shared }),
  }
  if (Object.keys(change).length > 0) await useViews.getState().viewChanged(view.id, change)
}
