import { useState } from 'react'
import type { Preferences } from '../../../shared/ipc/preferences.ts'
import type { HostView } from '../../../shared/ipc/views.ts'
import { soundAlarm } from '../../ui/alarm-tone.ts'
import { Button } from '../../ui/button.tsx'
import { askDesktopPermission, desktopPermission } from '../../ui/desktop-permission.ts'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings, type AlarmPreferences } from './settings-store.ts'

const choices: RadioOption<Preferences['desktopNotices']>[] = [
  { id: 'all', name: 'New mission-critical tickets and pages' },
  { id: 'mine', name: 'Pages to me only' },
  { id: 'none', name: 'None' },
]

interface AlarmsSectionProps {
  preferences: AlarmPreferences
  host: HostView | null
}

/** What is shown and heard outside the window. */
export function AlarmsSection({ preferences, host }: AlarmsSectionProps) {
  const { alarmsPicked } = useSettings.getState()
  const { desktopNotices, alarmSound } = preferences
  return (
    <SettingsSection
      title="Alarms"
      words="On this workstation only. They are a help for who sits here, and no pager: nobody is woken by them."
    >
      <RadioField
        label="Desktop notifications"
        options={choices}
        selected={desktopNotices}
        onSelect={(picked) => void alarmsPicked({ desktopNotices: picked })}
        description="Your system’s “do not disturb” holds for all of them but pages to you."
      />
      {host?.kind === 'browser' && desktopNotices !== 'none' && <BrowserPermission />}
      <SwitchField
        label="Sound"
        description="The system’s own for ordinary ones; a tone of the console for pages to you, and where nothing can be shown."
        isSelected={alarmSound}
        onChange={(isOn) => void alarmsPicked({ alarmSound: isOn })}
      />
      <div>
        <Button size="small" onPress={soundAlarm}>
          Try the tone
        </Button>
      </div>
    </SettingsSection>
  )
}

/** A browser shows nothing before it was allowed to, and may only be asked after a press. */
function BrowserPermission() {
  const [permission, setPermission] = useState(desktopPermission)
  switch (permission) {
    case 'default':
      return (
        <div>
          <Button size="small" onPress={() => void askDesktopPermission().then(setPermission)}>
            Allow notifications in this browser
          </Button>
        </div>
      )
    case 'denied':
      return (
        <p className="settings-words">
          This browser was told to show none: allow them in its settings for this page.
        </p>
      )
    case 'none':
      return <p className="settings-words">This browser has no notifications.</p>
    case 'granted':
      return null
  }
}
