import { timingSafeEqual } from 'node:crypto'
import { pageIdSchema, responderIdSchema, type PageId, type ResponderId } from '../shared/protocol/common.ts'
import type { Vault } from './vault.ts'

/** Whom a link is for, and what it is about. */
export interface PageLink {
  readonly pageId: PageId
  readonly responderId: ResponderId
}

/** Of the signature, in characters: 132 bits, more than half of it (RFC 2104, 5). A pager shows few letters. */
const signatureLength = 22

/**
 * The link in a message: opens a page on a phone, for one person, and lets them acknowledge there. `publicUrl` has no slash
 * at its end. Whoever holds it acts under that person's name, until the page is over.
 */
export function pageLink(publicUrl: string, vault: Vault, pageId: PageId, responderId: ResponderId): string {
  const named = `${packId(pageId)}.${packId(responderId)}`
  return `${publicUrl}/p/${named}.${signatureOf(vault, named)}`
}

/** What a link names, read from the part after `/p/`; null where this desk never made it. */
export function readPageLink(vault: Vault, signed: string): PageLink | null {
  const [page = '', responder = '', signature = '', ...more] = signed.split('.')
  const meant = Buffer.from(signatureOf(vault, `${page}.${responder}`))
  const given = Buffer.from(signature)
  if (more.length > 0 || given.length !== meant.length || !timingSafeEqual(given, meant)) return null
  const pageId = pageIdSchema.safeParse(unpackId(page))
  const responderId = responderIdSchema.safeParse(unpackId(responder))
  return pageId.success && responderId.success ? { pageId: pageId.data, responderId: responderId.data } : null
}

function signatureOf(vault: Vault, named: string): string {
  return vault.sign(`page ${named}`).slice(0, signatureLength)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Begins an id that is no UUID; base64url has no such letter. */
const wordMark = '~'

/** A UUID in 22 characters; another id as it is, in base64url. */
function packId(id: string): string {
  return uuid.test(id)
    ? Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
    : wordMark + Buffer.from(id).toString('base64url')
}

function unpackId(packed: string): string {
  if (packed.startsWith(wordMark)) return Buffer.from(packed.slice(1), 'base64url').toString('utf8')
  const hex = Buffer.from(packed, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
