import { useState } from 'react'
import { Trans } from '@lingui/react'
import { BadgeCheck, CircleDashed, Clock, Merge, Pencil, Ticket } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Moment } from '../../ui/time.tsx'
import { useGroup } from './group-store.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { RenameForm } from './rename-form.tsx'

interface GroupHeaderProps {
  group: GroupView
  onShowTickets: () => void
  /** It belongs to that group now. */
  onMerged: (into: GroupId) => void
}

/** The name, whether somebody vouches for it, and the way to its tickets. */
export function GroupHeader({ group, onShowTickets, onMerged }: GroupHeaderProps) {
  const changed = useGroup((store) => store.changed)
  const [isRenaming, setRenaming] = useState(false)
  const [isMerging, setMerging] = useState(false)
  const confirm = () => void changed({ confirmed: !group.confirmed })
  useCommands({ 'group.confirm': group.confirmed ? undefined : confirm })

  return (
    <header className="group-header">
      {isRenaming ? (
        <>
          <h2 id="group-name" className="visually-hidden">
            <bdi>{group.name}</bdi>
          </h2>
          <RenameForm
            name={group.name}
            onLeave={() => setRenaming(false)}
            onRename={(name) => changed({ name })}
          />
        </>
      ) : (
        <div className="group-title">
          <h2 id="group-name">
            <bdi>{group.name}</bdi>
          </h2>
          <IconButton label={i18n.t('Rename')} icon={Pencil} size="small" onPress={() => setRenaming(true)} />
        </div>
      )}
      <div className="group-marks">
        {group.confirmed ? (
          <Badge tone="success" icon={BadgeCheck}>
            {i18n.t('Confirmed')}
          </Badge>
        ) : (
          <Badge tone="warning" icon={CircleDashed}>
            {i18n.t('Unconfirmed')}
          </Badge>
        )}
        {group.pending && (
          <Badge tone="accent" icon={Clock}>
            {i18n.t('Waits to be sent')}
          </Badge>
        )}
        <span className="group-since">
          <Trans id="First seen {when}" values={{ when: <Moment at={group.createdAt} /> }} />
        </span>
      </div>
      {!group.confirmed && (
        <p className="group-words">
          {i18n.t(
            'A name first seen on a ticket. Confirm it once somebody vouches for it; until then it pages nobody by itself.',
          )}
        </p>
      )}
      <div className="group-buttons">
        {!group.confirmed && (
          <Button variant="primary" icon={BadgeCheck} command="group.confirm" onPress={confirm}>
            {i18n.t('Confirm group')}
          </Button>
        )}
        <Button icon={Ticket} onPress={onShowTickets}>
          {activeWords(group.activeTickets)}
        </Button>
        {group.confirmed && (
          <Button variant="quiet" onPress={confirm}>
            {i18n.t('Take the confirmation back')}
          </Button>
        )}
        <Button variant="quiet" icon={Merge} onPress={() => setMerging(true)}>
          {i18n.t('Merge…')}
        </Button>
      </div>
      <MergeDialog
        group={group}
        isOpen={isMerging}
        onClose={() => setMerging(false)}
        onMerged={(into) => {
          setMerging(false)
          onMerged(into)
        }}
      />
    </header>
  )
}

function activeWords(count: number): string {
  if (count === 0) return i18n.t('Show its tickets')
  return i18n.t('Show {count, plural, one {# active ticket} other {# active tickets}}', { count })
}
