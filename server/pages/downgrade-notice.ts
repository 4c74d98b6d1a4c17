import type { Settings } from '../../shared/protocol/settings.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { isActive } from '../../shared/rules/status.ts'
import { urgencyNames, urgencyRank } from '../../shared/rules/urgency.ts'
import { levelsAbove, urgencyNeeds } from '../../shared/rules/urgency-needs.ts'
import { dialled } from './emergency-box.ts'
import { html, type Html } from './html.ts'
import { urgencyIcon } from './icons.ts'
import { providerTime, zoneName } from './provider-time.ts'

/**
 * Tells a customer that the staff work at a lower urgency than was asked for: since when, why, and what it would take to
 * be higher. Null where they do not. Once a ticket is settled nothing has to be done about it.
 */
export function downgradeNotice(ticket: Ticket, settings: Settings): Html | null {
  const { effective, requested } = ticket.urgency
  if (urgencyRank(effective) >= urgencyRank(requested)) return null
  const over = !isActive(ticket.status)
  const { at, why } = ticket.urgencySet.effective
  const { timeZone } = settings
  return html`<section class="lowered" aria-labelledby="lowered">
    <h2 id="lowered">
      ${over ? 'Handled' : 'We handle this'} as ${urgencyNames[effective]}, not as ${urgencyNames[requested]}
    </h2>
    <p>
      You chose ${urgencyNames[requested]}. Since
      <time datetime="${at}">${providerTime(at, timeZone)}</time>, ${zoneName(at, timeZone)},
      ${over ? 'it was' : 'your ticket is'} handled as ${urgencyNames[effective]}.
    </p>
    ${why !== '' && html`<p>The reason we gave: <q dir="auto">${why}</q></p>`} ${!over && needs(ticket)}
    ${!over && emergency(settings)}
  </section>`
}

function needs({ urgency: { effective, requested } }: Ticket): Html {
  return html`<p>What it would take to be higher:</p>
    <dl class="needs">
      ${levelsAbove(effective, requested).map(
        (level) =>
          html`<div>
            <dt><span class="urgency ${level}">${urgencyIcon(level)} ${urgencyNames[level]}</span></dt>
            <dd>${urgencyNeeds[level]}</dd>
          </div>`,
      )}
    </dl>
    <p>If that is how it is, write it below: what worked before, what has stopped, and since when.</p>`
}

function emergency({ emergencyPhone }: Settings): Html {
  const whom =
    emergencyPhone === ''
      ? html`your provider`
      : html`<a href="tel:${dialled(emergencyPhone)}">${emergencyPhone}</a>`
  return html`<p>If it cannot wait, call ${whom} now and give the ticket number.</p>`
}
