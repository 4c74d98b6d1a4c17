import { attachmentLimits, filesField } from '../../shared/protocol/attachment.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { fileSize } from '../../shared/rules/attachments/file-size.ts'
import { html, type Html } from './html.ts'

interface FileField {
  /** What else is to be known before files are chosen. */
  readonly advice?: string
  readonly errors: readonly FieldError[]
  /** Names of files that came with a form that was not taken, and are taken themselves. */
  readonly again: readonly string[]
}

/** The one field for files: what is taken, why some were not, and which to choose again, since no browser keeps them. */
export function fileField({ advice, errors, again }: FileField): Html {
  const messages = errors.filter(({ path }) => path === filesField)
  const isWrong = messages.length > 0
  const described = ['files-hint', isWrong && 'files-error', again.length > 0 && 'files-again']
  const { perMessage, form } = attachmentLimits
  return html`<div class="field ${isWrong ? 'wrong' : ''}">
    <label for="${filesField}">Files (optional)</label>
    <p class="hint" id="files-hint">
      Screenshots, logs, documents: at most ${perMessage} files and ${fileSize(form)} together; no programs. ${advice}
    </p>
    ${
      isWrong &&
      html`<ul class="error" id="files-error">
        ${messages.map(({ message }) => html`<li><span class="unseen">Error:</span> <bdi>${message}</bdi></li>`)}
      </ul>`
    }
    ${
      again.length > 0 &&
      html`<p class="again" id="files-again">
        Choose these again, no browser keeps them:
        ${again.map((name, index) => html`${index > 0 && ', '}<bdi>${name}</bdi>`)}.
      </p>`
    }
    <input
      type="file"
      id="${filesField}"
      name="${filesField}"
      multiple
      aria-describedby="${described.filter((id) => id !== false).join(' ')}"
      ${isWrong && html`aria-invalid="true"`}
    />
  </div>`
} // prettier-ignore
