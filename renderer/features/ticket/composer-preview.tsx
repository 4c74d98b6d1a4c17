import type { Named } from '../../../shared/rules/mentions.ts'
import { writeMentions } from '../../../shared/rules/mentions.ts'
import { i18n } from '../../texts/i18n.ts'
import { RichText } from '../../ui/rich-text.tsx'
import type { MessageMode } from './message-draft.ts'

interface ComposerPreviewProps {
  mode: MessageMode
  /** All of what would be sent. */
  body: string
  staff: readonly Named[]
}

/** What is being written as its readers will see it. */
export function ComposerPreview({ mode, body, staff }: ComposerPreviewProps) {
  const words = mode === 'note' ? i18n.t('As colleagues see it') : i18n.t('As the customer sees it')
  return (
    <section
      className="composer-preview"
      aria-label={i18n.t('Preview: {words}', { words })}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by the keyboard too (WCAG 2.1.1)
      tabIndex={0}
    >
      <p className="composer-preview-title">{words}</p>
      {body.trim() === '' ? (
        <p className="composer-preview-empty">{i18n.t('Nothing written yet.')}</p>
      ) : (
        <RichText>{mode === 'note' ? writeMentions(body, staff) : body}</RichText>
      )}
    </section>
  )
}
