import { useRef, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface SecretProps {
  label: string
  value: string
  /** What the dialog is about: Enter copies it. */
  takesFocus?: boolean
}

/** A text to be carried elsewhere, with a button that copies it, or marks it where copying is not allowed. */
export function Secret({ label, value, takesFocus = false }: SecretProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const input = useRef<HTMLInputElement>(null)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied('yes')
    } catch {
      input.current?.focus()
      input.current?.select()
      setCopied('refused')
    }
  }

  return (
    <div className="person-secret">
      <TextField
        label={label}
        value={value}
        isReadOnly
        inputRef={input}
        description={copied === 'refused' ? i18n.t('Marked: press Ctrl+C to copy it.') : undefined}
      />
      <Button icon={copied === 'yes' ? Check : Copy} onPress={() => void copy()} autoFocus={takesFocus}>
        {copied === 'yes' ? i18n.t('Copied') : i18n.t('Copy')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied === 'yes' ? i18n.t('{label} copied', { label }) : ''}
      </span>
    </div>
  )
}
