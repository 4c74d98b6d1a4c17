import type { Attachment } from '../../shared/protocol/attachment.ts'
import { canRun } from '../../shared/rules/attachments/can-run.ts'
import { fileSize } from '../../shared/rules/attachments/file-size.ts'
import { html, type Html } from './html.ts'

/** The files of one message, each a link that saves it. `files`: the address below which they lie. */
export function attachmentList(attachments: readonly Attachment[], files: string): Html | null {
  if (attachments.length === 0) return null
  return html`<ul class="files" aria-label="Files">
    ${attachments.map(
      ({ id, name, size }) =>
        html`<li>
          <a href="${files}/${encodeURIComponent(id)}" download><bdi>${name}</bdi></a>
          <span class="hint">${fileSize(size)}</span>
          ${canRun(name) && html`<span class="runs">This kind of file can run programs. Open it only if you expect it.</span>`}
        </li>`,
    )}
  </ul>`
}
