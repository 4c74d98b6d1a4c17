import type { HostView } from '../../../shared/ipc/views.ts'
import type { LoginStart } from '../../../shared/ipc/login-start.ts'
import { SwitchField } from '../../ui/switch-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'

const tokenWords: Record<HostView['tokenStorage'], string> = {
  keychain: "In this system's keychain, encrypted",
  file: 'In a file that only your account may read, not encrypted: a browser has no keychain to offer',
  'plain-text': 'In a file that only your account may read, not encrypted, as you agreed',
}

/** Where things rest on this machine, and what runs. */
export function WorkstationSection({ host, login }: { host: HostView; login: LoginStart | null }) {
  return (
    <SettingsSection title="This workstation" words="What is kept here, and where.">
      {login?.kind === 'choice' && (
        <SwitchField
          label="Start at sign-in"
          description="When you sign in to this system, the console is there."
          isSelected={login.isOn}
          onChange={(isOn) => void useSettings.getState().loginPicked(isOn)}
        />
      )}
      <dl className="settings-facts">
        <dt>Token</dt>
        <dd>{tokenWords[host.tokenStorage]}</dd>
        <dt>Profile folder</dt>
        <dd>
          <bdi className="settings-code">{host.profile}</bdi>
        </dd>
        <dt>Version</dt>
        <dd>
          iMagine Desk {host.version}, {host.kind === 'electron' ? 'desktop' : 'browser'} console
        </dd>
        <dt>System</dt>
        <dd>{host.platform}</dd>
        {login?.kind === 'cannot' && (
          <>
            <dt>Start at sign-in</dt>
            <dd>{login.why}</dd>
          </>
        )}
      </dl>
    </SettingsSection>
  )
}
