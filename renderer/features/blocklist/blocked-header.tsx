import { Trans } from '@lingui/react'
import { BellOff, Building2, FileDown, FileText, Printer, ShieldCheck } from 'lucide-react'
import type { BlockedGroupView } from '../../../shared/ipc/blocklist-views.ts'
import { isStanding } from '../../../shared/rules/blocklist/entry-state.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { listText } from '../../ui/list-text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { useBlock } from './block-store.ts'
import type { BlockedPanelProps } from './blocked-panel.tsx'
import { standingWords } from './blocklist-words.ts'
import { useChange } from './change-store.ts'
import { usePack } from './pack-store.ts'

/** The name, what stands of its blocks in one sentence, and what can be done about the whole group. */
export function BlockedHeader({
  group,
  groupId,
  isAdmin,
  onOpenGroup,
}: { group: BlockedGroupView } & BlockedPanelProps) {
  const { words, isBlocked } = standingWords(group)
  const failure = usePack((store) => store.failure)
  const standing = group.entries.filter(({ state }) => isStanding(state))
  const block = () => useBlock.getState().asked(groupId)
  const lift = () => useChange.getState().opened(groupId, 'lift', null)
  useCommands({
    'group.block': isAdmin ? block : undefined,
    'group.lift': isAdmin && standing.length > 0 ? lift : undefined,
  })
  const Icon = isBlocked ? BellOff : ShieldCheck
  return (
    <header className="blocked-header">
      <h2 id="blocked-name">
        <bdi>{group.groupName}</bdi>
      </h2>
      {(group.aliases.length > 0 || !group.confirmed) && (
        <p className="blocklist-muted">
          {group.aliases.length > 0 && (
            <>
              <Trans id="Also {names}" values={{ names: <bdi>{listText(group.aliases)}</bdi> }} />{' '}
            </>
          )}
          {!group.confirmed && <Badge tone="warning">{i18n.t('Unconfirmed')}</Badge>}
        </p>
      )}
      <p className={`blocked-standing ${isBlocked ? 'blocked-standing-on' : ''}`}>
        <Icon size={16} aria-hidden />
        {words}
      </p>
      <div className="blocked-buttons">
        {isAdmin && standing.length === 0 && (
          <Button variant="danger" icon={BellOff} command="group.block" onPress={block}>
            {group.entries.length === 0 ? i18n.t('Block…') : i18n.t('Block anew…')}
          </Button>
        )}
        {isAdmin && standing.length > 0 && (
          <>
            <Button command="group.lift" onPress={lift}>
              {standing.length === 1 ? i18n.t('Lift…') : i18n.t('Lift all…')}
            </Button>
            <Button command="group.block" onPress={block}>
              {i18n.t('Block anew…')}
            </Button>
          </>
        )}
        <MenuButton
          label={i18n.t('Evidence pack')}
          trigger={<Button icon={FileText}>{i18n.t('Evidence pack')}</Button>}
          items={[
            { id: 'print', name: i18n.t('Print…'), icon: Printer },
            { id: 'save', name: i18n.t('Save as JSON'), icon: FileDown },
          ]}
          onAction={(id) => {
            const { saved, printAsked } = usePack.getState()
            void (id === 'save' ? saved(groupId) : printAsked(groupId))
          }}
        />
        <Button variant="quiet" icon={Building2} onPress={() => onOpenGroup(groupId)}>
          {i18n.t('Open group')}
        </Button>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
    </header>
  )
}
