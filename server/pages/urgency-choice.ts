import type { FieldError } from '../../shared/protocol/problem.ts'
import { urgencies, urgencyNames, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import { errorText, messageFor } from './fields.ts'
import { html, type Html } from './html.ts'
import { urgencyIcon } from './icons.ts'
import type { TypedTicket } from './typed-ticket.ts'
import { urgencyGuides } from './urgency-guide.ts'
import { whoIsWoken } from './what-happens.ts'

interface Choice {
  readonly typed: TypedTicket
  readonly errors: readonly FieldError[]
  readonly emergencyPhone: string
}

/** The two questions that advise, and the five levels with their texts in full. */
export function urgencyChoice(choice: Choice): Html {
  const message = messageFor(choice.errors, 'urgency')
  return html`<section class="step" aria-labelledby="urgency-step">
    <h2 id="urgency-step">How urgent is it?</h2>
    <p>
      Many tickets come in at a higher level than they need, and the real emergencies have to be picked out
      from among them. Please read what each level is for and, just as much, what it is not for.
    </p>
    ${advice(choice.typed)}
    <fieldset
      class="levels ${message === null ? '' : 'wrong'}"
      id="urgency"
      tabindex="-1"
      ${message !== null && html`aria-describedby="urgency-error"`}
    >
      <legend>Urgency</legend>
      ${errorText('urgency', message, '', 'one')}
      ${urgencies.map((urgency) => level(urgency, choice.typed.urgency === urgency, choice.emergencyPhone))}
    </fieldset>
  </section>`
}

function level(urgency: Urgency, chosen: boolean, emergencyPhone: string): Html {
  const { purpose, warning } = urgencyGuides[urgency]
  return html`<div class="level ${urgency}">
    <input
      type="radio"
      name="urgency"
      id="urgency-${urgency}"
      value="${urgency}"
      required
      aria-describedby="about-${urgency}"
      ${chosen && html`checked`}
    />
    <label for="urgency-${urgency}">
      ${urgencyIcon(urgency)}<span class="name"
        ><span class="rank" aria-hidden="true">${urgencyRank(urgency)}</span> ${urgencyNames[urgency]}</span
      >
    </label>
    <div class="about" id="about-${urgency}">
      <p>${purpose}</p>
      ${warning !== null && html`<p class="warning">${warning}</p>`}
      <p class="woken">${whoIsWoken(urgency, emergencyPhone)}</p>
    </div>
  </div>`
}

/** Style sheets show the line that fits the answers; nothing is chosen for anybody and nothing is refused. */
function advice(typed: TypedTicket): Html {
  return html`<div class="advice">
    <p class="hint">Two questions to find the level. You need not answer them, and they decide nothing.</p>
    <div class="questions">
      ${yesOrNo('workedBefore', 'Did it work before?', typed.workedBefore)}
      ${yesOrNo('everythingDown', 'Is everything down?', typed.everythingDown)}
    </div>
    <div role="status" class="advised">
      <p class="never-worked">
        What never worked has not stopped: levels 1 to 3 are meant for it, whatever else is down.
      </p>
      <p class="partly-down">
        It worked and has stopped, and the rest goes on: that is an
        <strong>${urgencyNames['impaired-function']}</strong>.
      </p>
      <p class="all-down">
        It worked and everything is down: that is
        <strong>${urgencyNames['mission-critical'].toLowerCase()}</strong>.
      </p>
    </div>
  </div>`
}

function yesOrNo(name: 'workedBefore' | 'everythingDown', question: string, answer: string): Html {
  return html`<fieldset class="question-asked" id="${name}">
    <legend>${question}</legend>
    ${(['yes', 'no'] as const).map(
      (value) =>
        html`<span class="option"
          ><input
            type="radio"
            name="${name}"
            id="${name}-${value}"
            value="${value}"
            ${answer === value && html`checked`}
          /><label for="${name}-${value}">${value === 'yes' ? 'Yes' : 'No'}</label></span
        >`,
    )}
  </fieldset>`
}
