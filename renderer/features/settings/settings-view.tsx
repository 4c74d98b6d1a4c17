import { useEffect } from 'react'
import type { Preferences } from '../../../shared/ipc/preferences.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CannedSection } from './canned-section.tsx'
import { DeskSection } from './desk-section.tsx'
import { GoLiveSection } from './go-live-section.tsx'
import { KeyboardSection } from './keyboard-section.tsx'
import { LevelsSection } from './levels-section.tsx'
import { NoticesSection } from './notices-section.tsx'
import { RepliesSection } from './replies-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { SignOutSection } from './sign-out-section.tsx'
import { SignatureSection } from './signature-section.tsx'
import { useSettings } from './settings-store.ts'
import { WorkstationSection } from './workstation-section.tsx'
import './settings.css'

type Theme = Preferences['theme']

const themes: RadioOption<Theme>[] = [
  { id: 'system', name: i18n.t('Like the system') },
  { id: 'light', name: i18n.t('Light') },
  { id: 'dark', name: i18n.t('Dark') },
]

/** The desk this console speaks to, who sits at it, and what belongs to this workstation alone. */
export function SettingsView() {
  const {
    host,
    person,
    login,
    theme,
    undoSeconds,
    alarms,
    singleKeys,
    failure,
    opened,
    retried,
    themePicked,
  } = useSettings()
  useEffect(() => opened(), [opened])
  return (
    <div className="settings">
      <div className="settings-column">
        <h1 className="settings-title">{i18n.t('Settings')}</h1>
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {host === null && failure === null && <Skeleton lines={6} label={i18n.t('Reading the settings')} />}
        {person !== null && <DeskSection person={person} />}
        {person?.role === 'admin' && <GoLiveSection />}
        {theme !== null && (
          <SettingsSection
            title={i18n.t('Appearance')}
            words={i18n.t('Applied at once, on this workstation only.')}
          >
            <RadioField
              label={i18n.t('Theme')}
              options={themes}
              selected={theme}
              onSelect={(picked) => void themePicked(picked)}
              orientation="horizontal"
            />
          </SettingsSection>
        )}
        {singleKeys !== null && <KeyboardSection singleKeys={singleKeys} />}
        {undoSeconds !== null && <RepliesSection undoSeconds={undoSeconds} />}
        {alarms !== null && <NoticesSection preferences={alarms} host={host} />}
        {person !== null && <SignatureSection person={person} />}
        {person !== null && <CannedSection />}
        {person !== null && <LevelsSection isAdmin={person.role === 'admin'} />}
        {host !== null && <WorkstationSection host={host} login={login} />}
        {person !== null && <SignOutSection person={person} />}
      </div>
    </div>
  )
}
