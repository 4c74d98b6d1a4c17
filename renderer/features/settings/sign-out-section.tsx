import { useState } from 'react'
import { Trans } from '@lingui/react'
import { LogOut } from 'lucide-react'
import type { Person } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'

/** The way out. Asks first, and says what stays. */
export function SignOutSection({ person }: { person: Person }) {
  const left = useSettings((store) => store.left)
  const [isAsking, setAsking] = useState(false)
  return (
    <SettingsSection
      title={i18n.t('Sign out')}
      words={i18n.t('Somebody else can then sign in on this workstation.')}
    >
      <div className="settings-buttons">
        <Button icon={LogOut} onPress={() => setAsking(true)}>
          {person.sample ? i18n.t('Leave the sample…') : i18n.t('Sign out…')}
        </Button>
      </div>
      <Dialog
        title={person.sample ? i18n.t('Leave the sample?') : i18n.t('Sign out?')}
        isOpen={isAsking}
        isAlert
        size="small"
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)} autoFocus>
              {i18n.t('Stay')}
            </Button>
            <Button
              variant="primary"
              onPress={() => {
                setAsking(false)
                void left()
              }}
            >
              {person.sample ? i18n.t('Leave') : i18n.t('Sign out')}
            </Button>
          </>
        }
      >
        <p>
          <Trans
            id="The token is removed from this workstation. What has not been sent yet stays here for {name} and goes out after the next sign-in as the same person."
            values={{ name: <bdi>{person.name}</bdi> }}
          />
        </p>
      </Dialog>
    </SettingsSection>
  )
}
