import type { Settings } from '../../shared/protocol/settings.ts'
import { html, type Html } from './html.ts'
import type { Site } from './site.ts'

interface Frame {
  readonly site: Site
  /** Without the provider's name, which is added. */
  readonly title: string
  readonly body: Html
  /** What stands beside the provider's name. */
  readonly place?: string
  /** For those who work here, on a phone: without the links of the provider's site. */
  readonly isBare?: boolean
}

/** The provider's site around every page the public sees: name, links, banner, legal line. A whole document. */
export function siteFrame({ site, title, body, place = 'Support', isBare = false }: Frame): string {
  const { settings, sample, base } = site
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title} · ${settings.providerName}</title>
        <link rel="icon" href="${base}/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${base}/assets/form.css" />
        <link rel="stylesheet" href="${base}/assets/provider.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${
          sample &&
          html`<aside class="sample" aria-label="Sample desk">
            <strong>Sample desk: wakes nobody.</strong> Nothing filed here reaches people.
          </aside>`
        }
        <header class="banner">
          <div class="width">
            <a class="provider" href="${base}/">${settings.providerName}</a>
            <span class="place">${place}</span>
          </div>
        </header>
        ${!isBare && navigation(settings)}
        <main id="main" class="width">${body}</main>
        ${
          settings.legalNotice !== '' &&
          html`<footer class="width">
            <p>${settings.legalNotice}</p>
          </footer>`
        }
      </body>
    </html>`.text
}

/** Null where the provider gave no link: an empty band would stand there. */
function navigation(settings: Settings): Html | null {
  const { links } = settings
  const all = [
    { label: 'Services', entries: [...links.services, links.comparison] },
    { label: 'Account', entries: [links.payment, links.terms, ...links.more] },
  ]
  const groups = all
    .map(({ label, entries }) => ({ label, shown: entries.filter((entry) => entry !== null) }))
    .filter(({ shown }) => shown.length > 0)
  if (groups.length === 0) return null
  return html`<nav class="links" aria-label="${settings.providerName}">
    <div class="width">
      ${groups.map(
        ({ label, shown }) =>
          html`<ul aria-label="${label}">
            ${shown.map((link) => html`<li><a href="${link.href}" rel="noreferrer">${link.label}</a></li>`)}
          </ul>`,
      )}
    </div>
  </nav>`
}
