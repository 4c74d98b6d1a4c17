import { X } from 'lucide-react'
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
          Put my signature under it
        </button>
      </div>
    )
  return (
    <section className="composer-signature" aria-label="Your signature, sent below the reply">
      <RichText>{signature}</RichText>
      <button
        type="button"
        className="composer-signature-button"
        title="Leave it out of this reply"
        aria-label="Leave the signature out"
        onClick={onToggle}
      >
        <X size={13} aria-hidden />
      </button>
    </section>
  )
}
