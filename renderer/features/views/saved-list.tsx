import { GripVertical, MoreHorizontal, TriangleAlert } from 'lucide-react'
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import { i18n } from '../../texts/i18n.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx'
import { ViewCount } from './view-count.tsx'
import { useViews } from './views-store.ts'

export type ViewChoice = 'edit' | 'share' | 'unshare' | 'up' | 'down' | 'delete'

interface SavedListProps {
  label: string
  views: readonly SavedView[]
  shownId: SavedView['id'] | null
  isEdited: boolean
  letters: ReadonlyMap<SavedView['id'], string>
  onPick: (view: SavedView) => void
  onChoose: (view: SavedView, choice: ViewChoice) => void
}

/**
 * Views of one kind, in their order. A press opens one; the handle drags it, with the pointer or, after Enter on it, with the
 * arrow keys.
 */
export function SavedList({ label, views, shownId, isEdited, letters, onPick, onChoose }: SavedListProps) {
  const counts = useViews((state) => state.counts?.saved)
  const { viewMoved } = useViews.getState()
  const mayMove = views.length > 1 && views.some(({ mayChange }) => mayChange)
  // Never given and taken away again: the list calls them as hooks, and would call fewer.
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !mayMove,
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': views.find(({ id }) => id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const moved = views.find(({ id }) => keys.has(id))
      if (moved === undefined) return
      const others = views.filter(({ id }) => id !== moved.id)
      const at = others.findIndex(({ id }) => id === target.key)
      if (at >= 0) viewMoved(views, moved.id, target.dropPosition === 'after' ? at + 1 : at)
    },
  })
  return (
    <GridList
      aria-label={label}
      className="views-list"
      items={views}
      dependencies={[shownId, isEdited, letters, counts, mayMove]}
      onAction={(key) => {
        const view = views.find(({ id }) => id === key)
        if (view !== undefined) onPick(view)
      }}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(view) => (
        <GridListItem
          id={view.id}
          textValue={view.name}
          className={`views-entry ${view.id === shownId ? 'views-entry-shown' : ''}`}
        >
          {mayMove && view.mayChange ? (
            <Button slot="drag" className="views-handle">
              <GripVertical size={12} aria-hidden />
            </Button>
          ) : (
            <span className="views-handle" />
          )}
          <bdi className="views-name one-line" title={view.name}>
            {view.name}
          </bdi>
          {view.id === shownId && (
            <span className="visually-hidden">
              {isEdited ? i18n.t(', shown, changed') : i18n.t(', shown')}
            </span>
          )}
          {view.id === shownId && isEdited && (
            <span className="views-edited" title={i18n.t('Changed, not saved')} />
          )}
          {view.leftOut.length > 0 && (
            <span className="views-doubt" title={view.leftOut.join(' ')}>
              <TriangleAlert size={12} aria-hidden />
              <span className="visually-hidden">, {view.leftOut.join(' ')}</span>
            </span>
          )}
          <ViewCount letter={letters.get(view.id) ?? null} count={counts?.[view.id]} />
          <span className="views-menu">
            <MenuButton
              label={i18n.t('What to do with {name}', { name: view.name })}
              trigger={
                <IconButton
                  label={i18n.t('More about {name}', { name: view.name })}
                  icon={MoreHorizontal}
                  size="small"
                />
              }
              items={choicesOf(view, views)}
              onAction={(choice) => onChoose(view, choice)}
            />
          </span>
        </GridListItem>
      )}
    </GridList>
  )
}

function choicesOf(view: SavedView, list: readonly SavedView[]): MenuEntry<ViewChoice>[] {
  const isOthers = !view.mayChange
  const at = list.indexOf(view)
  const share: MenuEntry<ViewChoice> = view.isShared
    ? { id: 'unshare', name: i18n.t('Stop sharing'), isDisabled: isOthers }
    : { id: 'share', name: i18n.t('Share with everybody'), isDisabled: isOthers }
  return [
    { id: 'edit', name: i18n.t('Name and key…'), isDisabled: isOthers },
    share,
    { id: 'up', name: i18n.t('Move up'), isDisabled: isOthers || at === 0 },
    { id: 'down', name: i18n.t('Move down'), isDisabled: isOthers || at === list.length - 1 },
    { id: 'delete', name: i18n.t('Delete'), isDanger: true, isDisabled: isOthers },
  ]
}
