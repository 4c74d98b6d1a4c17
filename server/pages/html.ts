/** Markup that was made by `html`: the only kind of text that another template takes without escaping it. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  /** A raw carriage return would be read as a line feed (HTML, preprocessing the input stream). */
  '\r': '&#13;',
}

/** Safe between tags and in a quoted attribute. A lone surrogate becomes U+FFFD, as UTF-8 cannot carry it. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\r]/g, (character) => entities[character] ?? '')
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.text
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

/**
 * A template that escapes every value by default; lists are joined, `null`, `undefined` and `false` vanish.
 * Values belong between tags or inside double quotes, never in a bare attribute, a script or a style.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) text += render(value) + (strings[index + 1] ?? '')
  return new Html(text)
}
