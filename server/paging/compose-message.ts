import type { PageId, ResponderId } from '../../shared/protocol/common.ts'
import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { Page } from '../../shared/protocol/page.ts'
import type { MethodSettings } from '../../shared/protocol/responder.ts'
import { isHeldBy, pageText } from '../../shared/rules/paging/page-text.ts'
import type { Reader } from '../store/database.ts'
import { findPage } from '../store/pages.ts'
import { findResponder, sealedCode, sealedSecrets } from '../store/responders.ts'
import { readSettings } from '../store/settings.ts'
import { findStaff } from '../store/staff.ts'
import { findTicket } from '../store/tickets.ts'
import { VaultRefused, type Vault } from '../vault.ts'
import { hasWoken, type LeasedDelivery } from '../store/deliveries.ts'
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

/** Reads what a message says as things stand when it leaves: who has the page by then is told rightly. */
export async function composeMessage(
  reader: Reader,
  { pageId, delivery }: LeasedDelivery,
  vault: Vault,
  linkOf: LinkOf,
): Promise<Composed> {
  const page = await findPage(reader, pageId)
  const responder = await findResponder(reader, delivery.responderId)
  const method = responder?.methods.find(({ id }) => id === delivery.methodId)
  if (page === null || method === undefined)
    return { kind: 'impossible', words: 'This way to reach them was taken away.' }
  const secrets = await openedSecrets(reader, delivery, vault)
  if (secrets === null)
    return { kind: 'impossible', words: 'Its secrets were sealed under another key: enter them again.' }
  const { title, text } = pageText({
    page,
    ticket: page.ticketId && (await findTicket(reader, page.ticketId)),
    purpose: delivery.purpose,
    responderId: delivery.responderId,
    authorName: page.madeBy && ((await findStaff(reader, page.madeBy))?.name ?? null),
    code: delivery.purpose === 'verify' ? await codeOf(reader, delivery, vault) : null,
    providerName: (await readSettings(reader)).providerName,
  })
  return {
    kind: 'ready',
    settings: method.settings,
    secrets,
    message: {
      key: page.id,
      deliveryId: delivery.id,
      title,
      text,
      link: hasLink(page, delivery) ? linkOf(page.id, delivery.responderId) : null,
      action: await actionOf(reader, page, delivery),
    },
  }
}

/** Whoever is asked can answer, and whoever has it can write a note or hand it over. */
function hasLink(page: Page, { purpose, responderId }: Delivery): boolean {
  return purpose === 'wake' || (purpose === 'tell' && isHeldBy(page, responderId))
}

/**
 * PagerDuty keeps an alarm of its own, under the page's key. Whoever is told there without an alarm, since the page was
 * handed over to them, gets one.
 */
async function actionOf(
  reader: Reader,
  page: Page,
  { purpose, methodId }: Delivery,
): Promise<MessageToSend['action']> {
  if (purpose === 'end') return 'resolve'
  if (purpose !== 'tell') return 'trigger'
  return (await hasWoken(reader, page.id, methodId)) ? 'acknowledge' : 'trigger'
}

async function openedSecrets(
  reader: Reader,
  { methodId }: Delivery,
  vault: Vault,
): Promise<Map<string, string> | null> {
  const texts = new Map<string, string>()
  for (const [name, sealed] of await sealedSecrets(reader, methodId)) {
    const text = opened(vault, sealed, `${methodId} ${name}`)
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
