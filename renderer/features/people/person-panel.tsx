import { useState } from 'react'
import { Trans } from '@lingui/react'
import { Link, UserX } from 'lucide-react'
import type { StaffView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Devices } from './devices.tsx'
import { usePeople } from './people-store.ts'
import { RevokeDialog } from './revoke-dialog.tsx'

interface PersonPanelProps {
  person: StaffView
  onInvite: () => void
}

/** One person: role, devices, and the way to let them in or shut them out. */
export function PersonPanel({ person, onInvite }: PersonPanelProps) {
  const { me, refused, personRevoked } = usePeople()
  const [isRevoking, setRevoking] = useState(false)
  const isMe = person.id === me

  const revoke = async () => {
    setRevoking(false)
    if (await personRevoked(person.id))
      announce(i18n.t('{name} can no longer use the desk.', { name: person.name }))
  }

  return (
    <article className="person" aria-labelledby="person-name">
      <div className="person-column">
        <header className="person-header">
          <h2 id="person-name">
            <bdi>{person.name}</bdi>
          </h2>
          <div className="person-marks">
            <Badge tone={person.role === 'admin' ? 'accent' : 'neutral'}>
              {person.role === 'admin' ? i18n.t('Administrator') : i18n.t('Agent')}
            </Badge>
            {person.revoked && <Badge>{i18n.t('Revoked')}</Badge>}
            <bdi className="person-email">{person.email}</bdi>
          </div>
          {person.revoked ? (
            <p className="person-words">{i18n.t('No longer works here. The name stays on what was done.')}</p>
          ) : (
            <div className="person-buttons">
              <Button icon={Link} onPress={onInvite}>
                {i18n.t('New invitation link')}
              </Button>
              {!isMe && (
                <Button variant="quiet" icon={UserX} onPress={() => setRevoking(true)}>
                  {i18n.t('Revoke access…')}
                </Button>
              )}
            </div>
          )}
        </header>
        {refused !== null && <ErrorNote failure={refused} />}
        <Devices person={person} />
      </div>
      <RevokeDialog
        title={i18n.t('Revoke access?')}
        isOpen={isRevoking}
        onKeep={() => setRevoking(false)}
        onRevoke={() => void revoke()}
      >
        <p>
          <Trans
            id="Every token and every device of {name} stops working at once. Work they have not sent yet stays on their machines. This cannot be undone; the same person can be added anew."
            values={{ name: <bdi>{person.name}</bdi> }}
          />
        </p>
      </RevokeDialog>
    </article>
  )
}
