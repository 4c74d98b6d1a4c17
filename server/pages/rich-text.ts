import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Block, Inline } from '../../shared/rules/markdown/markdown.ts'
import { readMarkdown } from '../../shared/rules/markdown/read-markdown.ts'
import { isSafeLink } from '../../shared/rules/safe-link.ts'
import { html, type Html } from './html.ts'

/** Markdown of the staff as a customer reads it. Nothing of the text becomes markup but what is made here. */
export function richText(markdown: string): Html {
  return html`${readMarkdown(markdown).map(block)}`
}

function block(one: Block): Html {
  switch (one.kind) {
    case 'paragraph':
      return html`<p dir="auto">${one.inlines.map(inline)}</p>`
    case 'heading':
      return html`<p dir="auto"><strong>${one.inlines.map(inline)}</strong></p>`
    case 'quote':
      return html`<blockquote dir="auto">${one.blocks.map(block)}</blockquote>`
    case 'list': {
      const items = one.items.map((item) => html`<li>${item.map(block)}</li>`)
      return one.start === null
        ? html`<ul>
            ${items}
          </ul>`
        : html`<ol start="${one.start}">
            ${items}
          </ol>`
    }
    case 'code':
      return html`<pre dir="ltr">${one.caption !== '' && html`<span class="hint">${one.caption}</span>\n`}<code>${one.text}</code></pre>` // prettier-ignore
    case 'rule':
      return html`<hr />`
    case 'plain':
      return html`<p dir="auto">${one.text}</p>`
    default:
      return assertNever(one)
  }
}

function inline(one: Inline): Html {
  switch (one.kind) {
    case 'text':
      return html`${one.text}`
    case 'break':
      return html`${'\n'}`
    // Only notes mention anybody, and no customer reads them.
    case 'mention':
      return html`${`@${one.name}`}`
    case 'code':
      return html`<code>${one.text}</code>`
    case 'strong':
      return html`<strong>${one.inlines.map(inline)}</strong>`
    case 'emphasis':
      return html`<em>${one.inlines.map(inline)}</em>`
    case 'struck':
      return html`<s>${one.inlines.map(inline)}</s>`
    case 'link':
      return isSafeLink(one.href)
        ? html`<a href="${one.href}" rel="noopener noreferrer nofollow">${one.inlines.map(inline)}</a>`
        : html`${one.inlines.map(inline)}`
    default:
      return assertNever(one)
  }
}
