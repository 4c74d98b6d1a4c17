import { emergencyBox } from './emergency-box.ts'
import { html } from './html.ts'
import { siteFrame } from './site-frame.ts'
import type { Site } from './site.ts'

export interface PlainPage {
  readonly site: Site
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A page that only says something: not found, too large, refused. */
export function plainPage({ site, heading, paragraphs }: PlainPage): string {
  const body = html`<div class="sheet">
    <div class="text">
      <h1>${heading}</h1>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <p><a href="${site.base}/">To the ticket form</a></p>
    </div>
    ${emergencyBox(site.settings)}
  </div>`
  return siteFrame({ site, title: heading, body })
}
