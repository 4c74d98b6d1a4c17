import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { fileSize } from '../../../shared/rules/attachments/file-size.ts'

/** The files that leave before their message, and how far the one is that is leaving. */
export function FilesToSend({ files }: { files: readonly AttachmentView[] }) {
  return (
    <ul className="outbox-files" aria-label="Files to send">
      {files.map(({ id, name, size, sent }) => (
        <li key={id}>
          <bdi className="outbox-file-name">{name}</bdi>
          {sent !== undefined && <progress aria-label={`Sending ${name}`} max={size} value={sent} />}
          <span className="tabular">
            {sent === undefined ? fileSize(size) : `${fileSize(sent)} of ${fileSize(size)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
