import type { PageId, ResponderId } from '../../shared/protocol/common.ts'
import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { PageHead } from '../../shared/protocol/page.ts'
import type { ContactMethod, MethodSettings } from '../../shared/protocol/responder.ts'
import { isHeldBy, pageText, type SaidAbout } from '../../shared/rules/paging/page-text.ts'
import type { Reader } from '../store/database.ts'
import { hasWoken } from '../store/deliveries.ts'
import { findPageHead } from '../store/pages.ts'
import { sealedCode, sealedSecrets, type ReadResponders } from '../store/responders.ts'
import { readSettings } from '../store/settings.ts'
import { findStaff } from '../store/staff.ts'
import { findTicket } from '../store/tickets.ts'
import { VaultRefused, type Vault } from '../vault.ts'
import type { MessageToSend } from './send-by-method.ts'

/** Where somebody answers a page on a phone. */
export type LinkOf = (pageId: PageId, responderId: ResponderId) => string

/** All that is needed to hand a message over; or why it cannot be, in words. */
export type Composed =
  | {
      readonly kind: 'ready'
      readonly settings: MethodSettings
      readonly secrets: ReadonlyMap<string, string>
      readonly message: MessageToSend
    }
  | { readonly kind: 'impossible'; readonly words: string }

/** A message in hand, and what it says. */
export interface ComposedMessage {
  readonly delivery: Delivery
  readonly composed: Composed
}

export interface ComposeParts {
  readonly readResponders: ReadResponders
  readonly vault: Vault
  readonly linkOf: LinkOf
}

/**
 * Reads what messages of one page say as things stand when they leave: who has the page by then is told rightly. What
 * they have in common is read once, however many people it wakes.
 */
export async function composeMessages(
  reader: Reader,
  pageId: PageId,
  deliveries: readonly Delivery[],
  { readResponders, vault, linkOf }: ComposeParts,
): Promise<ComposedMessage[]> {
  const about = await readAbout(reader, pageId)
  const responders = await readResponders.find(reader, deliveries.map(({ responderId }) => responderId)) // prettier-ignore
  const sealed = await sealedSecrets(reader, deliveries.map(({ methodId }) => methodId)) // prettier-ignore
  const messages: ComposedMessage[] = []
  for (const delivery of deliveries) {
    const code = delivery.purpose === 'verify' ? await codeOf(reader, delivery, vault) : null
    const method = responders.get(delivery.responderId)?.methods.find(({ id }) => id === delivery.methodId)
    const secrets = openedSecrets(sealed.get(delivery.methodId), delivery, vault)
    const action = await actionOf(reader, pageId, delivery)
    messages.push({ delivery, composed: compose(about, delivery, method, secrets, code, action, linkOf) })
  }
  return messages
}

/** What all messages of a page speak of; null where there is no such page. */
type About = Omit<SaidAbout, 'purpose' | 'code' | 'responderId'> | null

async function readAbout(reader: Reader, pageId: PageId): Promise<About> {
  const page = await findPageHead(reader, pageId)
  if (page === null) return null
  return {
    page,
    ticket: page.ticketId && (await findTicket(reader, page.ticketId)),
    authorName: page.madeBy && ((await findStaff(reader, page.madeBy))?.name ?? null),
    providerName: (await readSettings(reader)).providerName,
  }
}

function compose(
  about: About,
  delivery: Delivery,
  method: ContactMethod | undefined,
  secrets: ReadonlyMap<string, string> | null,
  code: string | null,
  action: MessageToSend['action'],
  linkOf: LinkOf,
): Composed {
  if (about === null || method === undefined)
    return { kind: 'impossible', words: 'This way to reach them was taken away.' }
  if (secrets === null)
    return { kind: 'impossible', words: 'Its secrets were sealed under another key: enter them again.' }
  const { page } = about
  return {
    kind: 'ready',
    settings: method.settings,
    secrets,
    message: {
      key: page.id,
      deliveryId: delivery.id,
      ...pageText({ ...about, purpose: delivery.purpose, responderId: delivery.responderId, code }),
      link: hasLink(page, delivery) ? linkOf(page.id, delivery.responderId) : null,
      action,
      asks: asksForAnswer(page, delivery),
    },
  }
}

/** A test shows that the way back works, too. Who is told that somebody has it, or a code, has nothing to say that they have. */
function asksForAnswer({ state }: PageHead, { purpose }: Delivery): boolean {
  return purpose === 'test' || (purpose === 'wake' && state !== 'acknowledged' && state !== 'resolved')
}

/** Whoever is asked can answer, and whoever has it can write a note or hand it over. */
function hasLink(page: PageHead, { purpose, responderId }: Delivery): boolean {
  return purpose === 'wake' || (purpose === 'tell' && isHeldBy(page, responderId))
}

/**
 * PagerDuty, and nobody else, keeps an alarm of its own, under the page's key. Whoever is told there without an alarm,
 * since the page was handed over to them, gets one.
 */
async function actionOf(
  reader: Reader,
  pageId: PageId,
  { purpose, methodId, channel }: Delivery,
): Promise<MessageToSend['action']> {
  if (purpose === 'end') return 'resolve'
  if (purpose !== 'tell' || channel !== 'pagerduty') return 'trigger'
  return (await hasWoken(reader, pageId, methodId)) ? 'acknowledge' : 'trigger'
}

function openedSecrets(
  sealed: ReadonlyMap<string, string> | undefined,
  { methodId }: Delivery,
  vault: Vault,
): Map<string, string> | null {
  const texts = new Map<string, string>()
  for (const [name, secret] of sealed ?? []) {
    const text = opened(vault, secret, `${methodId} ${name}`)
    if (text === null) return null
    texts.set(name, text)
  }
  return texts
}

async function codeOf(reader: Reader, { methodId }: Delivery, vault: Vault): Promise<string | null> {
  const sealed = await sealedCode(reader, methodId)
  return sealed === null ? null : opened(vault, sealed, `${methodId} code`)
}

function opened(vault: Vault, sealed: string, about: string): string | null {
  try {
    return vault.open(sealed, about)
  } catch (thrown) {
    if (thrown instanceof VaultRefused) return null
    throw thrown
  }
}
