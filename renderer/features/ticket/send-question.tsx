import { Lock, Send } from 'lucide-react'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { whyWords, type WhyAsk } from './why-ask.ts'
import './send-question.css'

interface SendQuestionProps {
  whys: readonly WhyAsk[]
  /** It goes to more than one customer. */
  isToMany: boolean
  body: string
  onSend: () => void
  onKeepAsNote: () => void
  onClose: () => void
}

/** Asked before a reply leaves that may have been meant for the staff, or is not finished. */
export function SendQuestion({ whys, isToMany, body, onSend, onKeepAsNote, onClose }: SendQuestionProps) {
  const isForStaff = whys.some(({ kind }) => kind === 'was-note' || kind === 'names-colleague')
  return (
    <Dialog
      title={isToMany ? i18n.t('Send this to more than one customer?') : i18n.t('Send this to the customer?')}
      isOpen={whys.length > 0}
      onClose={onClose}
      isAlert
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Go on writing')}</Button>
          {isForStaff && (
            <Button icon={Lock} onPress={onKeepAsNote}>
              {i18n.t('Save as a note')}
            </Button>
          )}
          <Button variant="primary" icon={Send} onPress={onSend}>
            {isToMany ? i18n.t('Send to each of them') : i18n.t('Send to the customer')}
          </Button>
        </>
      }
    >
      <ul className="send-question-whys">
        {whys.map((why) => (
          <li key={why.kind}>{whyWords(why)}</li>
        ))}
      </ul>
      <section
        className="send-question-body"
        aria-label={i18n.t('What the customer would read')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by the keyboard too (WCAG 2.1.1)
        tabIndex={0}
      >
        <RichText>{body}</RichText>
      </section>
    </Dialog>
  )
}
