import { Users } from 'lucide-react'
import type { NearGroup } from '../../../shared/ipc/triage-views.ts'
import type { GroupId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'

interface NearNoteProps {
  near: readonly NearGroup[]
  onOpenGroup: (groupId: GroupId) => void
}

/** Groups that bear almost this name: one may be a slip for the other, and then the two are to be merged. */
export function NearNote({ near, onOpenGroup }: NearNoteProps) {
  if (near.length === 0) return null
  return (
    <div className="group-near">
      <Users size={15} aria-hidden />
      <p id="near-title">{i18n.t('Names almost like this:')}</p>
      <ul aria-labelledby="near-title">
        {near.map(({ groupId, name, alias, confirmed }) => (
          <li key={groupId}>
            <Button size="small" variant="quiet" onPress={() => onOpenGroup(groupId)}>
              <bdi className="group-near-name one-line">
                {alias === null ? name : i18n.t('{name} (also {alias})', { name, alias })}
              </bdi>
              {!confirmed && `, ${i18n.t('unconfirmed')}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
