import type { Vault } from './vault.ts'

/** Where somebody answers a page on a phone: signed, so that nobody makes one up. */
export function pageLink(publicUrl: string, vault: Vault, pageId: string, responderId: string): string {
  const what = `${pageId}.${responderId}`
  return `${publicUrl}/p/${Buffer.from(what).toString('base64url')}.${vault.sign(what)}`
}
