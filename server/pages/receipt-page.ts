import type { Message } from '../../shared/protocol/message.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { isOpenPage } from '../../shared/rules/paging/page-act.ts'
import { statusNames } from '../../shared/rules/status.ts'
import { urgencyNames } from '../../shared/rules/urgency.ts'
import { attachmentList } from './attachment-list.ts'
import { downgradeNotice } from './downgrade-notice.ts'
import { emergencyBox } from './emergency-box.ts'
import { fileField } from './file-field.ts'
import { errorSummary, noticeBox, textField, type Notice } from './fields.ts'
import { html, type Html } from './html.ts'
import { urgencyIcon } from './icons.ts'
import { reportPaging } from './paging-report.ts'
import { providerTime, zoneName } from './provider-time.ts'
import { richText } from './rich-text.ts'
import { siteFrame } from './site-frame.ts'
import type { Site } from './site.ts'
import { nextStep } from './what-happens.ts'

export interface ReceiptPage {
  readonly site: Site
  readonly ticket: Ticket
  /** The page of it that tells most; null where there is none. */
  readonly page: Page | null
  /** Only what the customer may read: messages of kind `customer` and `reply`, in the service's order. */
  readonly messages: readonly Message[]
  readonly groupConfirmed: boolean
  /** Where it goes on, if it was merged into another ticket of the same address. */
  readonly joinedNumber: number | null
  /** The page's own address, made from the public URL. */
  readonly link: string
  /** The address to which the form for another message goes. */
  readonly action: string
  /** The address below which the files of its messages lie. */
  readonly files: string
  readonly submission: string
  readonly typedBody: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
  /** Names of files that came with what was not taken. */
  readonly again: readonly string[]
}

/** The customer's private page of one ticket: where it stands, what was said, and room to say more. */
export function receiptPage(page: ReceiptPage): string {
  const { site, ticket, errors, notice } = page
  const failed = errors.length > 0 || notice !== null
  const body = html`<div class="sheet">
    <div class="text">
      ${notice !== null && noticeBox(notice)}
      ${errors.length > 0 && errorSummary('Your message has not been sent yet. Please look at this:', errors)}
      ${paging(page)}
      <p class="kicker">Ticket ${ticket.number}</p>
      <h1 dir="auto">${ticket.subject}</h1>
      ${facts(page)} ${downgradeNotice(ticket, site.settings)} ${unknownGroup(page)}
      <section class="step" aria-labelledby="next">
        <h2 id="next">What happens next</h2>
        <p>
          ${ticket.mergedInto === null ? nextStep(ticket.status, site.settings.openingHours, isPaged(page)) : joined(page)}
        </p>
      </section>
      ${keepLink(page.link)} ${conversation(page)} ${anotherMessage(page)}
    </div>
    ${emergencyBox(site.settings)}
  </div>`
  return siteFrame({ site, title: `${failed ? 'Error: ' : ''}Ticket ${ticket.number}`, body })
}

function joined({ joinedNumber, messages, ticket }: ReceiptPage): string {
  if (joinedNumber === null && messages.some(({ ticketId }) => ticketId !== ticket.id))
    return 'This ticket was joined with another one about the same matter, and we go on there. What we answer you stands below, and what you write there still reaches us.'
  return joinedNumber === null
    ? 'This ticket was joined with another one about the same matter, and we go on there. What you write below still reaches us.'
    : `This ticket was joined with your ticket ${joinedNumber} about the same matter: our answers stand on the page of that one. What you write below still reaches us.`
}

/** A page is under way that has reached people, or may still. */
function isPaged({ page }: ReceiptPage): boolean {
  return page !== null && isOpenPage(page) && page.trouble === ''
}

function paging({ ticket, page, site }: ReceiptPage): Html | null {
  const { emergencyPhone, timeZone } = site.settings
  const report = reportPaging({ ticket, page, emergencyPhone, timeZone })
  if (report === null) return null
  return html`<section class="paging ${report.call && 'call'}" aria-labelledby="paging">
    <h2 id="paging">${report.heading}</h2>
    <p>${report.text}</p>
  </section>`
}

function facts({ ticket, site }: ReceiptPage): Html {
  const { timeZone } = site.settings
  const { effective, requested } = ticket.urgency
  return html`<dl class="facts">
    <div>
      <dt>Status</dt>
      <dd><span class="status ${ticket.status}">${statusNames[ticket.status]}</span></dd>
    </div>
    <div>
      <dt>Urgency</dt>
      <dd>
        <span class="urgency ${effective}">${urgencyIcon(effective)} ${urgencyNames[effective]}</span>
        ${effective !== requested && html`<span class="hint">you chose ${urgencyNames[requested]}</span>`}
      </dd>
    </div>
    <div>
      <dt>Group</dt>
      <dd><bdi>${ticket.groupName}</bdi></dd>
    </div>
    <div>
      <dt>Filed</dt>
      <dd>
        <time datetime="${ticket.createdAt}">${providerTime(ticket.createdAt, timeZone)}</time
        ><span class="hint">${timeZone}</span>
      </dd>
    </div>
  </dl>`
}

function unknownGroup({ groupConfirmed, ticket }: ReceiptPage): Html | null {
  if (groupConfirmed) return null
  return html`<p class="remark">
    The desk does not know a group named “<bdi>${ticket.groupName}</bdi>” yet. Your ticket has been taken all
    the same; we look up who you are before we begin, which may take a little longer.
  </p>`
}

function keepLink(link: string): Html {
  return html`<section class="step keep" aria-labelledby="keep">
    <h2 id="keep">Keep this link</h2>
    <p>
      It is the only way back to this page, and whoever has it can read the ticket. Bookmark it, or print the
      page.
    </p>
    <p class="link"><a href="${link}">${link}</a></p>
  </section>`
}

function conversation({ messages, ticket, site, files }: ReceiptPage): Html {
  const { timeZone } = site.settings
  return html`<section class="step" aria-labelledby="messages">
    <h2 id="messages">Messages</h2>
    <p class="hint">Times are those of ${zoneName(ticket.updatedAt, timeZone)}.</p>
    <ol class="messages">
      ${messages.map(
        (message) =>
          html`<li class="message ${message.kind}">
            <p class="head">
              <strong><bdi>${message.kind === 'reply' ? message.author.name : 'You'}</bdi></strong>
              <time datetime="${message.createdAt}">${providerTime(message.createdAt, timeZone)}</time>
            </p>
            ${
              message.kind === 'reply'
                ? html`<div class="body rich">${richText(message.body)}</div>`
                : html`<p class="body" dir="auto">${message.body}</p>`
            }
            ${attachmentList(message.attachments ?? [], files)}
          </li>`,
      )}
    </ol>
  </section>`
}

function anotherMessage({ action, submission, typedBody, errors, again }: ReceiptPage): Html {
  return html`<section class="step add" aria-labelledby="add">
    <h2 id="add">Add to this ticket</h2>
    <form method="post" action="${action}" enctype="multipart/form-data" accept-charset="utf-8" novalidate>
      <input type="hidden" name="submission" value="${submission}" />
      ${textField({ name: 'body', label: 'Your message', value: typedBody, errors, rows: 5 })}
      ${fileField({ errors, again })}
      <button type="submit">Send the message</button>
    </form>
  </section>`
}
