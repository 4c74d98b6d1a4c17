import type { NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import type { HostView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { soundAlarm } from '../../ui/alarm-tone.ts'
import { Button } from '../../ui/button.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { BrowserPermission } from './browser-permission.tsx'
import { NoticeGroups } from './notice-groups.tsx'
import { NoticeLevels } from './notice-levels.tsx'
import { QuietHoursFields } from './quiet-hours-fields.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings, type AlarmPreferences } from './settings-store.ts'
import './notices-section.css'

interface NoticesSectionProps {
  preferences: AlarmPreferences
  host: HostView | null
}

/** What is shown and heard outside the window, and when. */
export function NoticesSection({ preferences, host }: NoticesSectionProps) {
  const { alarmsPicked, noticeTried } = useSettings.getState()
  const { notices: rules, alarmSound } = preferences
  const change = (changed: Partial<NoticeRules>) => void alarmsPicked({ notices: { ...rules, ...changed } })
  return (
    <SettingsSection
      title={i18n.t('Notifications')}
      words={i18n.t(
        'On this workstation only. They are a help for who sits here, and no pager: nobody is woken by them.',
      )}
    >
      {host?.kind === 'browser' && <BrowserPermission />}
      <NoticeLevels levels={rules.levels} onChange={(levels) => change({ levels })} />
      <div className="notice-switches" role="group" aria-label={i18n.t('What is put to people')}>
        <SwitchField
          label={i18n.t('A colleague assigns a ticket to me')}
          isSelected={rules.assigned}
          onChange={(assigned) => change({ assigned })}
        />
        <SwitchField
          label={i18n.t('A ticket of mine is due soon, or late')}
          isSelected={rules.dueSoon}
          onChange={(dueSoon) => change({ dueSoon })}
        />
        <SwitchField
          label={i18n.t('I am paged')}
          description={i18n.t('Shown in quiet hours too, whatever your system was told about disturbing.')}
          isSelected={rules.pagesToMe}
          onChange={(pagesToMe) => change({ pagesToMe })}
        />
        <SwitchField
          label={i18n.t('Others are paged, and nobody has it yet')}
          isSelected={rules.unheldPages}
          onChange={(unheldPages) => change({ unheldPages })}
        />
      </div>
      <NoticeGroups rules={rules} onChange={change} />
      <QuietHoursFields quiet={rules.quiet} onChange={(quiet) => change({ quiet })} />
      <SwitchField
        label={i18n.t('Sound')}
        description={i18n.t(
          'The system’s own for ordinary ones; a tone of the console for pages to you, and where nothing can be shown.',
        )}
        isSelected={alarmSound}
        onChange={(isOn) => void alarmsPicked({ alarmSound: isOn })}
      />
      <div className="settings-buttons">
        <Button size="small" onPress={() => void noticeTried()}>
          {i18n.t('Try a notification')}
        </Button>
        <Button size="small" onPress={soundAlarm}>
          {i18n.t('Try the tone')}
        </Button>
      </div>
    </SettingsSection>
  )
}
