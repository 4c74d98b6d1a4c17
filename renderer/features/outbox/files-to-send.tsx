import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { i18n } from '../../texts/i18n.ts'
import { sizeText } from '../../ui/size-text.ts'

/** The files that leave before their message, and how far the one is that is leaving. */
export function FilesToSend({ files }: { files: readonly AttachmentView[] }) {
  return (
    <ul className="outbox-files" aria-label={i18n.t('Files to send')}>
      {files.map(({ id, name, size, sent }) => (
        <li key={id}>
          <bdi className="outbox-file-name">{name}</bdi>
          {sent !== undefined && (
            <progress aria-label={i18n.t('Sending {name}', { name })} max={size} value={sent} />
          )}
          <span className="tabular">
            {sent === undefined
              ? sizeText(size)
              : i18n.t('{done} of {all}', { done: sizeText(sent), all: sizeText(size) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
