import { useState } from 'react'
import { Trans } from '@lingui/react'
import { Laptop } from 'lucide-react'
import type { StaffView } from '../../../shared/ipc/views.ts'
import type { Device } from '../../../shared/protocol/staff.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Age, Moment } from '../../ui/time.tsx'
import { usePeople } from './people-store.ts'
import { RevokeDialog } from './revoke-dialog.tsx'

/** The installations that act for a person. Only the service knows them: without it that is said, not guessed. */
export function Devices({ person }: { person: StaffView }) {
  const { devices, devicesFailure, retried, deviceRevoked } = usePeople()
  const [revoking, setRevoking] = useState<Device | null>(null)
  const theirs = devices?.filter(({ staffId }) => staffId === person.id) ?? []

  const revoke = async (device: Device) => {
    setRevoking(null)
    if (await deviceRevoked(device.id)) announce(i18n.t('{name} is locked out.', { name: device.name }))
  }

  return (
    <section className="person-section" aria-labelledby="devices-title">
      <h3 id="devices-title">{i18n.t('Devices')}</h3>
      {devicesFailure !== null && (
        <>
          <p className="person-words">
            {i18n.t('Devices are read from the service itself, and it did not answer.')}
          </p>
          <ErrorNote failure={devicesFailure} onRetry={retried} />
        </>
      )}
      {devices === null && devicesFailure === null && (
        <Skeleton lines={2} label={i18n.t('Asking the service')} />
      )}
      {devices !== null && theirs.length === 0 && (
        <p className="person-words">
          {i18n.t('None yet. One appears when an invitation is accepted or a token is used.')}
        </p>
      )}
      {theirs.length > 0 && (
        <ul className="person-devices" aria-labelledby="devices-title">
          {theirs.map((device) => (
            <DeviceLine key={device.id} device={device} onRevoke={() => setRevoking(device)} />
          ))}
        </ul>
      )}
      {revoking !== null && (
        <RevokeDialog
          title={i18n.t('Revoke this device?')}
          isOpen
          onKeep={() => setRevoking(null)}
          onRevoke={() => void revoke(revoking)}
        >
          <p>
            <Trans
              id="{device} is locked out within a minute. Work that was not sent stays on it for {person}."
              values={{ device: <bdi>{revoking.name}</bdi>, person: <bdi>{person.name}</bdi> }}
            />
          </p>
        </RevokeDialog>
      )}
    </section>
  )
}

function DeviceLine({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  return (
    <li className="person-device">
      <Laptop size={16} aria-hidden />
      <span className="person-device-words">
        <bdi className="person-device-name one-line">{device.name}</bdi>
        <span className="person-device-detail">
          {device.lastSeenAt === null ? (
            <Trans id="Added {when}, never seen" values={{ when: <Moment at={device.createdAt} /> }} />
          ) : (
            <Trans
              id="Added {when}, last seen {seen}"
              values={{ when: <Moment at={device.createdAt} />, seen: <Age at={device.lastSeenAt} /> }}
            />
          )}
        </span>
      </span>
      {device.revokedAt === null ? (
        <Button
          size="small"
          variant="quiet"
          onPress={onRevoke}
          aria-label={i18n.t('Revoke {name}', { name: device.name })}
        >
          {i18n.t('Revoke…')}
        </Button>
      ) : (
        <Badge>{i18n.t('Revoked')}</Badge>
      )}
    </li>
  )
}
