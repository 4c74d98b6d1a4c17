import type { Urgency } from '../../shared/rules/urgency.ts'
import { html, type Html } from './html.ts'

/** The same drawings as in the console. Source: Lucide (ISC licence). */
const drawings: Record<Urgency, Html> = {
  question: html`<circle cx="12" cy="12" r="10" /><path d="M9 9.5a3 2.5 0 016 0c0 2-2 2-3 3.5M12 17h.01" />`,
  'work-request': html`<path d="M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z" />`,
  'urgent-work-request': html`<path d="M10 2h4M12 14l3-3" /><circle cx="12" cy="14" r="8" />`,
  'impaired-function': html`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01" />`,
  'mission-critical': html`<path d="M7 18v-6a5 5 0 1 1 10 0v6M5 21a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-1a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2zM21 12h1M18.5 4.5 18 5M2 12h1M12 2v1M4.929 4.929l.707.707M12 12v6" />`,
} // prettier-ignore

/** Decoration beside a word that says the same: hidden from screen readers. */
export function urgencyIcon(urgency: Urgency): Html {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="22"
    height="22"
    aria-hidden="true"
    focusable="false"
  >
    ${drawings[urgency]}
  </svg>`
}
