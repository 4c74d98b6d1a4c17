import type { Settings } from '../../shared/protocol/settings.ts'
import { html, type Html } from './html.ts'

/** A number that a telephone dials: digits and a leading plus (RFC 3966). */
export function dialled(phone: string): string {
  return phone.replace(/(?!^\+)\D/g, '')
}

/** The telephone and the hours, beside everything the public sees. */
export function emergencyBox({ emergencyPhone, openingHours }: Settings): Html {
  return html`<aside class="aside" aria-label="Emergency number and opening hours">
    <h2>In an emergency</h2>
    ${
      emergencyPhone === ''
        ? html`<p>Call your provider: this desk has not been told the number yet.</p>`
        : html`<p><a class="phone" href="tel:${dialled(emergencyPhone)}">${emergencyPhone}</a></p>`
    }
    ${
      openingHours !== '' &&
      html`<h2>Opening hours</h2>
        <p>${openingHours}</p>`
    }
  </aside>`
}
