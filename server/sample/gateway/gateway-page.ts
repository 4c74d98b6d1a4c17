import type { Settings } from '../../../shared/protocol/settings.ts'
import type { Channel } from '../../../shared/protocol/responder.ts'
import { html, type Html } from '../../pages/html.ts'
import type { TakenMessage } from './inbox.ts'

export interface GatewayView {
  readonly settings: Settings
  /** The newest first. */
  readonly messages: readonly TakenMessage[]
  readonly version: string
}

const channelWords: Record<Channel, string> = {
  snpp: 'SNPP',
  smtp: 'Mail',
  webhook: 'Webhook',
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

/** Everything that the pager took, as a whole document. */
export function gatewayPage({ settings, messages, version }: GatewayView): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>Sample pager · ${settings.providerName}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/form.css" />
        <link rel="stylesheet" href="/assets/provider.css" />
        <link rel="stylesheet" href="/assets/gateway.css" />
        <noscript><meta http-equiv="refresh" content="2" /></noscript>
        <script src="/assets/pager.js" defer></script>
      </head>
      <body>
        <aside class="sample" aria-label="Sample desk">
          <strong>This is the sample desk’s pager:</strong> nobody outside this computer is woken.
        </aside>
        <header class="banner">
          <div class="width">
            <span class="provider">${settings.providerName}</span>
            <span class="place">Sample pager</span>
          </div>
        </header>
        <main class="width pager">
          <h1>Pages as they arrive</h1>
          <p class="lead">
            A mission-critical ticket on the form, a drill or a test in the console: what the desk sends for
            it shows here at once. The last 300 are kept until the desk is closed.
          </p>
          <p id="gone" class="gone" role="status" hidden>
            The sample desk does not run any more. This page goes on as soon as it does.
          </p>
          <p id="told" class="unseen" role="status"></p>
          <ol id="taken" class="taken" data-version="${version}">
            ${messageItems({ settings, messages })}
          </ol>
        </main>
      </body>
    </html>`.text
}

/** The list alone, for whoever has the page already. */
export function messageItems({ settings, messages }: Pick<GatewayView, 'settings' | 'messages'>): Html {
  if (messages.length === 0) return html`<li><p class="lead">Nothing has come yet.</p></li>`
  return html`${messages.map((message) => messageItem(message, settings.timeZone))}`
}

function messageItem(message: TakenMessage, timeZone: string): Html {
  const { id, at, channel, to, title, text, link } = message
  return html`<li>
    <p class="head">
      <time datetime="${at.toISOString()}">${clockTime(at, timeZone)}</time>
      <span class="channel">${channelWords[channel]}</span>
      <span>to <bdi>${to}</bdi></span>
    </p>
    <div class="said" dir="auto">${title !== '' && html`<strong>${title}</strong>`}<span>${text}</span></div>
    <div class="do">
      ${link !== null && html`<a class="button" id="open-${id}" href="${link}" target="_blank" rel="noopener noreferrer">${linkWords(link)}</a>`}
      ${keysOf(message)}
    </div>
  </li>` // prettier-ignore
}

/** A link of a page acknowledges there; what else comes by mail only opens something. */
function linkWords(link: string): string {
  return new URL(link).pathname.includes('/p/') ? 'Acknowledge' : 'Open'
}

function keysOf({ id, keys, pressed }: TakenMessage): Html | null {
  if (pressed !== null) return html`<span>Answered: ${pressed.code} ${pressed.words}</span>`
  if (keys.length === 0) return null
  return html`${keys.map(
    ({ code, words }) =>
      html`<form method="post" action="/messages/${id}/press">
        <button class="plain" id="press-${id}-${code}" name="code" value="${code}">
          Pager key ${code}: ${words}
        </button>
      </form>`,
  )}`
}

function clockTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(at)
}
