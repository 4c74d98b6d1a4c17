import { useEffect } from 'react'
import type { Person } from '../../../shared/ipc/views.ts'
import { signatureLimit } from '../../../shared/ipc/preferences.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useSignature } from './signature-store.ts'
import { VariableHelp } from './variable-help.tsx'

/** What stands under the replies of whoever is signed in; seen in the composer before it is sent. */
export function SignatureSection({ person }: { person: Person }) {
  const { text, failure } = useSignature()
  const { opened, typed } = useSignature.getState()
  useEffect(() => opened(person.id), [opened, person.id])
  if (text === null && failure === null) return null
  return (
    <SettingsSection
      title={i18n.t('Signature')}
      words={i18n.t(
        'Under your replies, never under notes. Yours alone, on this workstation; the composer shows it before you send.',
      )}
    >
      {failure !== null && <ErrorNote failure={failure} />}
      <TextField
        label={i18n.t('Signature')}
        multiline
        rows={3}
        maxLength={signatureLimit}
        value={text ?? ''}
        onChange={(next) => typed(person.id, next)}
        placeholder={'{{me.name}}, {{provider.name}}'}
        description={i18n.t('Markdown, as in a reply. Leave it empty for none.')}
      />
      <VariableHelp />
      {text !== null && text.trim() !== '' && (
        <div className="rich-text-preview" role="group" aria-label={i18n.t('How it looks')}>
          <RichText>{text}</RichText>
        </div>
      )}
    </SettingsSection>
  )
}
