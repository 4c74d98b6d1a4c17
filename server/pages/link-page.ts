import type { FieldError } from '../../shared/protocol/problem.ts'
import type { LinkedPage } from '../../shared/rules/paging/linked-page.ts'
import { dialled } from './emergency-box.ts'
import { errorSummary, errorText, messageFor, noticeBox, textField, type Notice } from './fields.ts'
import { html, type Html } from './html.ts'
import { kindWords, recordWords, whoWasReached, type TimeWords } from './link-words.ts'
import { providerMoment, zoneName } from './provider-time.ts'
import { siteFrame } from './site-frame.ts'
import type { Site } from './site.ts'

export interface PageByLink {
  readonly site: Site
  readonly linked: LinkedPage
  /** The page's own address; its forms go there too. */
  readonly action: string
  readonly now: Date
  readonly submission: string
  readonly typedNote: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
}

/** Lines of people that a phone shows; the console has the others. */
const mostPeople = 12
/** Of the newest messages. */
const mostMessages = 4

/** A page on the phone of somebody whom it has woken: what it is about, who has it, and what they can do. */
export function linkPage(shown: PageByLink): string {
  const { site, linked, errors, notice, now } = shown
  const { page, ticket } = linked
  const time: TimeWords = (instant) => providerMoment(instant, now, site.settings.timeZone)
  const subject = ticket?.subject ?? (page.text || 'A page about no ticket')
  const body = html`<div class="sheet pager">
    <div class="text">
      ${notice !== null && noticeBox(notice)}
      ${errors.length > 0 && errorSummary('This has not been done yet. Please look at this:', errors)}
      <header class="about">
        <p class="kicker">${ticket !== null && `#${ticket.number} · `}${kindWords(page)}</p>
        <h1 dir="auto">${subject}</h1>
        ${ticket !== null && page.text !== '' && html`<p dir="auto">“${page.text}”</p>`}
      </header>
      ${standing(shown, time)} ${facts(linked, time)} ${conversation(linked, time)} ${reached(linked, time)}
      ${noteForm(shown)} ${handOverForm(shown)}
      <p class="hint">Times are those of ${zoneName(page.beganAt, site.settings.timeZone)}.</p>
    </div>
  </div>`
  const title = `${errors.length > 0 || notice !== null ? 'Error: ' : ''}Page ${ticket === null ? '' : `#${ticket.number}`}`
  return siteFrame({ site, title: title.trim(), body, place: 'Pager', isBare: true })
}

function actForm(shown: PageByLink, act: string, content: Html): Html {
  return html`<form method="post" action="${shown.action}" accept-charset="utf-8" novalidate>
    <input type="hidden" name="act" value="${act}" />
    <input type="hidden" name="submission" value="${shown.submission}" />
    ${content}
  </form>`
}

/** Who has it, in the strongest words on the page; and the one tap, where nobody has. */
function standing(shown: PageByLink, time: TimeWords): Html {
  const { page, responder } = shown.linked
  const { acknowledgedBy: holder, acknowledgedAt } = page
  if (page.state !== 'acknowledged' || holder === null || acknowledgedAt === null)
    return html`<section class="standing open" aria-labelledby="standing">
      <h2 id="standing">Nobody has it yet</h2>
      ${page.trouble !== '' && html`<p>${page.trouble}</p>`}
      ${actForm(shown, 'acknowledge', html`<button type="submit">Acknowledge: I have it</button>`)}
      <p class="hint">Stops the page, and tells everybody else it woke that you have it.</p>
    </section>`
  const isOwn = holder.responderId === responder.id
  return html`<section class="standing held" aria-labelledby="standing">
    <h2 id="standing">
      ${isOwn ? 'You have it' : html`<bdi>${holder.name}</bdi> has it`}
      <span class="since">since <time datetime="${acknowledgedAt}">${time(acknowledgedAt)}</time></span>
    </h2>
    <p class="hint">
      ${
        isOwn
          ? 'Everybody else it woke is told. If nothing happens on the ticket for 30 minutes, the page goes out again.'
          : 'You can sleep on, unless they need you.'
      }
    </p>
    ${
      !isOwn &&
      actForm(
        shown,
        'hand-over',
        html`<input type="hidden" name="to" value="${responder.id}" />
          <button type="submit" class="second">Take it over</button>`,
      )
    }
  </section>`
}

function facts({ ticket, record, page }: LinkedPage, time: TimeWords): Html | null {
  if (ticket === null) return null
  const { firstName, lastName, email, phone } = ticket.requester
  const more = page.ticketIds.length - 1
  return html`<dl class="facts">
    <div>
      <dt>Caller</dt>
      <dd>
        <bdi>${`${firstName} ${lastName}`.trim()}</bdi>
        ${phone !== '' && html`<a class="call" href="tel:${dialled(phone)}">${phone}</a>`}
        ${phone === '' && html`<span class="hint">${email}</span>`}
      </dd>
    </div>
    <div>
      <dt>Group</dt>
      <dd>
        <bdi>${ticket.groupName}</bdi>
        ${record !== null && html`<span class="hint">${recordWords(record)}</span>`}
      </dd>
    </div>
    <div>
      <dt>Filed</dt>
      <dd>
        <time datetime="${ticket.createdAt}">${time(ticket.createdAt)}</time>
        ${more > 0 && html`<span class="hint">and ${more} more ${more === 1 ? 'ticket' : 'tickets'}</span>`}
      </dd>
    </div>
  </dl>`
}

function conversation({ messages }: LinkedPage, time: TimeWords): Html | null {
  const said = messages.filter(({ kind }) => kind !== 'event')
  const [first, ...later] = said
  if (first === undefined) return null
  const shown = [first, ...later.slice(-mostMessages)]
  const left = said.length - shown.length
  return html`<section class="step" aria-labelledby="said">
    <h2 id="said">What was said</h2>
    <ol class="messages">
      ${shown.map(
        (message) =>
          html`<li class="message ${message.kind}">
            <p class="head">
              <strong><bdi>${message.author.name}</bdi>${message.kind === 'note' && ' (note)'}</strong>
              <time datetime="${message.createdAt}">${time(message.createdAt)}</time>
            </p>
            <p class="body" dir="auto">${message.body}</p>
          </li>`,
      )}
    </ol>
    ${left > 0 && html`<p class="hint">${left} more between them: see the console.</p>`}
  </section>`
}

function reached({ deliveries, responder }: LinkedPage, time: TimeWords): Html | null {
  const people = whoWasReached(deliveries, time)
  if (people.length === 0) return null
  const more = people.length - mostPeople
  return html`<section class="step" aria-labelledby="reached">
    <h2 id="reached">Who was reached</h2>
    <ul class="people">
      ${people.slice(0, mostPeople).map(
        ({ responderId, name, words }) =>
          html`<li>
            <strong><bdi>${name}</bdi>${responderId === responder.id && ' (you)'}</strong>
            <span class="hint">${words}</span>
          </li>`,
      )}
    </ul>
    ${more > 0 && html`<p class="hint">and ${more} more.</p>`}
  </section>`
}

function noteForm(shown: PageByLink): Html | null {
  if (shown.linked.ticket === null) return null
  const { typedNote: value, errors } = shown
  const hint = 'Only the staff read it.'
  return html`<section class="step" aria-labelledby="note">
    <h2 id="note">Leave a note</h2>
    ${actForm(
      shown,
      'note',
      html`${textField({ name: 'body', label: 'Note in the ticket', hint, value, errors, rows: 3 })}
        <button type="submit" class="second">Save the note</button>`,
    )}
  </section>`
}

function handOverForm(shown: PageByLink): Html | null {
  const { page, others } = shown.linked
  const known = others.filter(
    ({ id, methods }) => methods.length > 0 && id !== page.acknowledgedBy?.responderId,
  )
  if (page.state !== 'acknowledged' || known.length === 0) return null
  const wrong = messageFor(shown.errors, 'to')
  return html`<section class="step" aria-labelledby="hand-over">
    <h2 id="hand-over">Hand it over</h2>
    ${actForm(
      shown,
      'hand-over',
      html`<div class="field ${wrong !== null && 'wrong'}">
          <label for="to">To</label>
          ${errorText('to', wrong, '', 'one')}
          <select
            id="to"
            name="to"
            ${wrong !== null && html`aria-invalid="true" aria-describedby="to-error"`}
          >
            <option value="">Choose somebody</option>
            ${known.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
          </select>
          <p class="hint">They are told at once. Make sure that they are awake.</p>
        </div>
        <button type="submit" class="second">Hand it over</button>`,
    )}
  </section>`
}
