import type { HostView } from '../../../shared/ipc/views.ts'
import type { LoginStart } from '../../../shared/ipc/login-start.ts'
import { i18n } from '../../texts/i18n.ts'
import { SwitchField } from '../../ui/switch-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'

const tokenWords: Record<HostView['tokenStorage'], string> = {
  keychain: i18n.t('In this system’s keychain, encrypted'),
  file: i18n.t(
    'In a file that only your account may read, not encrypted: a browser has no keychain to offer',
  ),
  'plain-text': i18n.t('In a file that only your account may read, not encrypted, as you agreed'),
}

/** Where things rest on this machine, and what runs. */
export function WorkstationSection({ host, login }: { host: HostView; login: LoginStart | null }) {
  return (
    <SettingsSection title={i18n.t('This workstation')} words={i18n.t('What is kept here, and where.')}>
      {login?.kind === 'choice' && (
        <SwitchField
          label={i18n.t('Start at sign-in')}
          description={i18n.t('When you sign in to this system, the console is there.')}
          isSelected={login.isOn}
          onChange={(isOn) => void useSettings.getState().loginPicked(isOn)}
        />
      )}
      <dl className="settings-facts">
        <dt>{i18n.t('Token')}</dt>
        <dd>{tokenWords[host.tokenStorage]}</dd>
        <dt>{i18n.t('Profile folder')}</dt>
        <dd>
          <bdi className="settings-code">{host.profile}</bdi>
        </dd>
        <dt>{i18n.t('Version')}</dt>
        <dd>
          {host.kind === 'electron'
            ? i18n.t('iMagine Desk {version}, desktop console', { version: host.version })
            : i18n.t('iMagine Desk {version}, browser console', { version: host.version })}
        </dd>
        <dt>{i18n.t('System')}</dt>
        <dd>{host.platform}</dd>
        {login?.kind === 'cannot' && (
          <>
            <dt>{i18n.t('Start at sign-in')}</dt>
            <dd>{login.why}</dd>
          </>
        )}
      </dl>
    </SettingsSection>
  )
}
