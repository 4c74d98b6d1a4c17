import { textLimits } from '../../shared/protocol/common.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { emergencyBox } from './emergency-box.ts'
import { fileField } from './file-field.ts'
import { errorSummary, noticeBox, textField, type Notice } from './fields.ts'
import { html, type Html } from './html.ts'
import { siteFrame } from './site-frame.ts'
import type { Site } from './site.ts'
import type { TypedTicket } from './typed-ticket.ts'
import { urgencyChoice } from './urgency-choice.ts'

export interface TicketForm {
  readonly site: Site
  readonly typed: TypedTicket
  /** Random, new for each form handed out: the same form sent twice makes one ticket. */
  readonly submission: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
  /** Names of files that came with what was not taken. */
  readonly again: readonly string[]
}

/** The public form, empty or with everything that was typed and what is wrong with it. */
export function ticketForm({ site, typed, submission, errors, notice, again }: TicketForm): string {
  const { emergencyPhone } = site.settings
  const body = html`<div class="sheet">
    <div class="text">
      ${notice !== null && noticeBox(notice)}
      ${errors.length > 0 && errorSummary('Nothing has been sent yet. Please look at this:', errors)}
      <h1>Create a ticket</h1>
      <p class="lead">
        Tell us what you need or what has stopped. You receive a ticket number and a private link on which you
        see our answers and can add to the ticket.
      </p>
      <form
        method="post"
        action="${site.base}/tickets"
        enctype="multipart/form-data"
        accept-charset="utf-8"
        novalidate
      >
        <input type="hidden" name="submission" value="${submission}" />
        ${people(typed, errors)} ${matter(typed, errors, again)}
        ${urgencyChoice({ typed, errors, emergencyPhone })}
        <div class="send">
          <button type="submit">Send the ticket</button>
          <p class="hint">Pressing twice does no harm: one form makes one ticket.</p>
        </div>
      </form>
    </div>
    ${emergencyBox(site.settings)}
  </div>`
  const title = errors.length > 0 || notice !== null ? 'Error: Create a ticket' : 'Create a ticket'
  return siteFrame({ site, title, body })
}

function people(typed: TypedTicket, errors: readonly FieldError[]): Html {
  return html`<section class="step" aria-labelledby="people-step">
    <h2 id="people-step">Who is asking?</h2>
    ${textField({ name: 'groupName', label: 'Group name', value: typed.groupName, errors, autocomplete: 'organization', hint: 'The name of your account with us, most often that of your company.' })}
    <div class="pair">
      ${textField({ name: 'firstName', label: 'First name', value: typed.firstName, errors, autocomplete: 'given-name' })}
      ${textField({ name: 'lastName', label: 'Last name', value: typed.lastName, errors, autocomplete: 'family-name' })}
    </div>
    <div class="pair">
      ${textField({ name: 'email', label: 'E-mail address', value: typed.email, errors, type: 'email', autocomplete: 'email' })}
      ${textField({ name: 'phone', label: 'Phone number', value: typed.phone, errors, type: 'tel', autocomplete: 'tel' })}
    </div>
  </section>` // prettier-ignore
}

function matter(typed: TypedTicket, errors: readonly FieldError[], again: readonly string[]): Html {
  const longest = textLimits.body.toLocaleString('en')
  return html`<section class="step" aria-labelledby="matter-step">
    <h2 id="matter-step">What is it about?</h2>
    ${textField({ name: 'subject', label: 'Subject', value: typed.subject, errors, autocomplete: 'off', hint: `One line, at most ${textLimits.subject} characters.` })}
    ${textField({ name: 'description', label: 'Description', value: typed.description, errors, rows: 8, hint: `What you see, since when, and what you have tried. At most ${longest} characters; please no passwords.` })}
    ${fileField({ errors, again, advice: 'If everything is down, send the ticket first: it leaves only once its files are here. You can add them on the next page.' })}
  </section>` // prettier-ignore
}
