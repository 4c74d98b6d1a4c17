import type { HostView } from '../../../shared/ipc/views.ts'
import { SettingsSection } from './settings-section.tsx'

const tokenWords: Record<HostView['tokenStorage'], string> = {
  keychain: "In this system's keychain, encrypted",
  file: 'In a file that only your account may read, not encrypted: a browser has no keychain to offer',
  'plain-text': 'In a file that only your account may read, not encrypted, as you agreed',
}

/** Where things rest on this machine, and what runs. */
export function WorkstationSection({ host }: { host: HostView }) {
  return (
    <SettingsSection title="This workstation" words="What is kept here, and where.">
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
      </dl>
    </SettingsSection>
  )
}
