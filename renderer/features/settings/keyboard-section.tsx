import { i18n } from '../../texts/i18n.ts'
import { SwitchField } from '../../ui/switch-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'

/** Whether letters alone are commands: who dictates, or whose hand strays, wants none of that (WCAG 2.2, 2.1.4). */
export function KeyboardSection({ singleKeys }: { singleKeys: boolean }) {
  const { singleKeysPicked } = useSettings.getState()
  return (
    <SettingsSection
      title={i18n.t('Keyboard')}
      words={i18n.t('On this workstation only. Nothing typed into a field is a command.')}
    >
      <SwitchField
        label={i18n.t('Single keys')}
        description={i18n.t(
          'Letters, digits and signs are commands, such as R for a reply. Without them Ctrl and Command, Enter, Escape and the arrows still work, and so do the keys of a list that has the focus.',
        )}
        isSelected={singleKeys}
        onChange={(isOn) => void singleKeysPicked(isOn)}
      />
    </SettingsSection>
  )
}
