import { X } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { RichText } from '../../ui/rich-text.tsx'

interface SignatureLineProps {
  signature: string
  isLeftOut: boolean
  onToggle: () => void
}

/** What will stand under the reply, before it is sent; it can be left out of this one. */
export function SignatureLine({ signature, isLeftOut, onToggle }: SignatureLineProps) {
  if (signature.trim() === '') return null
  if (isLeftOut)
    return (
      <div className="composer-signature">
        <button type="button" className="composer-signature-button" onClick={onToggle}>
          {i18n.t('Put my signature under it')}
        </button>
      </div>
    )
  return (
    <section className="composer-signature" aria-label={i18n.t('Your signature, sent below the reply')}>
      <RichText>{signature}</RichText>
      <button
        type="button"
        className="composer-signature-button"
        title={i18n.t('Leave it out of this reply')}
        aria-label={i18n.t('Leave the signature out')}
        onClick={onToggle}
      >
        <X size={13} aria-hidden />
      </button>
    </section>
  )
}
