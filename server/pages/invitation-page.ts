import { html } from './html.ts'
import { providerTime, zoneName } from './provider-time.ts'
import { siteFrame } from './site-frame.ts'
import type { Site } from './site.ts'

export interface InvitationPage {
  readonly site: Site
  readonly staffName: string
  /** Who made the invitation; null where that person is not known any more. */
  readonly invitedBy: string | null
  readonly expiresAt: string
  /** The page's own address, made from the public URL. */
  readonly link: string
}

/** Who invited whom, and what to do with the link. Reading it spends nothing: mail scanners open links. */
export function invitationPage({ site, staffName, invitedBy, expiresAt, link }: InvitationPage): string {
  const { providerName, timeZone } = site.settings
  const body = html`<div class="sheet">
    <div class="text">
      <h1>Join the desk of ${providerName}</h1>
      <p class="lead">
        ${invitedBy === null ? html`You are invited` : html`<bdi>${invitedBy}</bdi> invites you`} to work at
        this desk as
        <strong><bdi>${staffName}</bdi></strong
        >.
      </p>
      <section class="step" aria-labelledby="how">
        <h2 id="how">How to sign in</h2>
        <ol class="steps">
          <li>Open iMagine Desk, the console, on the computer you work at.</li>
          <li>Choose “Connect to your desk”.</li>
          <li>Copy this link and paste it where the console asks for an invitation:</li>
        </ol>
        <p class="link"><a href="${link}">${link}</a></p>
        <p>
          The link works once, for one computer, until
          <time datetime="${expiresAt}">${providerTime(expiresAt, timeZone)}</time>,
          ${zoneName(expiresAt, timeZone)}. Give it to nobody: whoever uses it first works under your name.
        </p>
      </section>
    </div>
  </div>`
  return siteFrame({ site, title: 'Invitation', body })
}
