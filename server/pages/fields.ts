import type { FieldError } from '../../shared/protocol/problem.ts'
import { html, type Html } from './html.ts'
import { visibleControls } from './visible-controls.ts'

interface TextField {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'tel'
  /** The browser's autofill token (HTML, "autofill field"). */
  readonly autocomplete?: string
  /** Given for a field of several lines. */
  readonly rows?: number
  readonly errors: readonly FieldError[]
}

export function messageFor(errors: readonly FieldError[], name: string): string | null {
  return errors.find((error) => error.path === name)?.message ?? null
}

/** The message under a label, linked by `aria-describedby`; names what cannot be seen in the text. */
export function errorText(
  name: string,
  message: string | null,
  value: string,
  lines: 'one' | 'many',
): Html | null {
  if (message === null) return null
  const controls = visibleControls(value, lines)
  return html`<p class="error" id="${name}-error">
    <span class="unseen">Error:</span> ${message} ${controls !== null && html`Found: ${controls}.`}
  </p>`
}

/** Which of the hint and the error exist, as the value of `aria-describedby`; empty where neither does. */
function describedBy(name: string, hint: boolean, error: boolean): string {
  return [hint && `${name}-hint`, error && `${name}-error`].filter((id) => id !== false).join(' ')
}

/**
 * Label, hint, message and input of one text. What was typed stands in it again, whatever it was: a browser drops the
 * first line feed of a textarea, hence the one in front.
 */
export function textField(field: TextField): Html {
  const { name, label, value, hint, type = 'text', autocomplete, rows, errors } = field
  const message = messageFor(errors, name)
  const described = describedBy(name, hint !== undefined, message !== null)
  const attributes = html`id="${name}" name="${name}" required
  ${described !== '' && html`aria-describedby="${described}"`}
  ${message !== null && html`aria-invalid="true"`}
  ${autocomplete !== undefined && html`autocomplete="${autocomplete}"`}`
  return html`<div class="field ${message === null ? '' : 'wrong'}">
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${errorText(name, message, value, rows === undefined ? 'one' : 'many')}
    ${
      rows === undefined
        ? html`<input type="${type}" ${attributes} value="${value}" dir="auto" />`
        : html`<textarea rows="${rows}" ${attributes} dir="auto">${'\n' + value}</textarea>`
    }
  </div>`
}

/** What went wrong, at the top of the page, with a link to each field; takes the focus when the page opens. */
export function errorSummary(heading: string, errors: readonly FieldError[]): Html {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-heading">
    <h2 id="summary-heading">${heading}</h2>
    <ul>
      ${errors.map((error) => html`<li><a href="#${error.path}">${error.message}</a></li>`)}
    </ul>
  </div>`
}

/** Why nothing was filed although every field may be right: the limit, another site. */
export interface Notice {
  readonly heading: string
  readonly text: string
}

export function noticeBox(notice: Notice): Html {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="notice-heading">
    <h2 id="notice-heading">${notice.heading}</h2>
    <p>${notice.text}</p>
  </div>`
}
