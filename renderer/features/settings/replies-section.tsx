import { i18n } from '../../texts/i18n.ts'
import type { RadioOption } from '../../ui/radio-field.tsx'
import { RadioField } from '../../ui/radio-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSettings } from './settings-store.ts'

/** In seconds; one that was set elsewhere is offered as well. */
const usual = [0, 5, 10, 20, 30]

/** How long a reply can be taken back. */
export function RepliesSection({ undoSeconds }: { undoSeconds: number }) {
  const undoPicked = useSettings((store) => store.undoPicked)
  const seconds = usual.includes(undoSeconds) ? usual : [...usual, undoSeconds].toSorted((a, b) => a - b)
  const options: RadioOption<string>[] = seconds.map((each) => ({
    id: String(each),
    name:
      each === 0
        ? i18n.t('Send at once')
        : i18n.t('{count, plural, one {# second} other {# seconds}}', { count: each }),
  }))
  return (
    <SettingsSection
      title={i18n.t('Replies')}
      words={i18n.t('A moment to see the typing error one sees only after sending.')}
    >
      <RadioField
        label={i18n.t('Undo a reply within')}
        options={options}
        selected={String(undoSeconds)}
        onSelect={(picked) => void undoPicked(Number(picked))}
        orientation="horizontal"
        description={
          undoSeconds === 0
            ? i18n.t('A reply leaves as soon as you send it and cannot be taken back.')
            : i18n.t(
                'A reply leaves {undoSeconds, plural, one {# second} other {# seconds}} after you send it. Until then Undo, or Ctrl Z, brings it back with its text. Notes are saved at once.',
                { undoSeconds },
              )
        }
      />
    </SettingsSection>
  )
}
