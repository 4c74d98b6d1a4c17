import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { secretLabels } from './channel-table.ts'
import { useMethod } from './method-store.ts'

/** A secret is written and never read: the field is blank, whatever the desk keeps. */
export function SecretField({ name }: { name: keyof typeof secretLabels }) {
  const { entry, secretsKept, messages, secretTyped, secretForgotten } = useMethod()
  const { label, description } = secretLabels[name]
  const isKept = secretsKept.includes(name)
  const isForgotten = entry.forgotten.includes(name)
  const keptWords = isForgotten
    ? i18n.t('Forgotten when you save.')
    : i18n.t('One is kept at the desk, and shown to nobody. Type a new one to replace it.')
  return (
    <div className="secret-field">
      <TextField
        label={label}
        description={isKept ? keptWords : description}
        value={entry.secrets[name] ?? ''}
        onChange={(text) => secretTyped(name, text)}
        errorMessage={messages[name]}
        type="password"
        autoComplete="new-password"
      />
      {isKept && (
        <Button
          size="small"
          variant="quiet"
          aria-label={
            isForgotten ? i18n.t('Keep it: {label}', { label }) : i18n.t('Forget it: {label}', { label })
          }
          onPress={() => secretForgotten(name, !isForgotten)}
        >
          {isForgotten ? i18n.t('Keep it') : i18n.t('Forget it')}
        </Button>
      )}
    </div>
  )
}
