import type { MethodSettings } from '../../shared/protocol/responder.ts'
import { allowsInternal } from '../../shared/rules/paging/method-gateway.ts'
import { whyInside } from './channels/lookup-outside.ts'

/**
 * Why a method's gateway is refused as it is written: its host is an address inside a private network, or this machine,
 * and nobody allowed that. Other names are looked up when something is sent, since they may lead elsewhere by then.
 */
export function whyInternal(settings: MethodSettings): string | null {
  const host = allowsInternal(settings) ? null : hostOfMethod(settings)
  if (host === null) return null
  return whyInside(/(^|\.)localhost\.?$/i.test(host) ? '127.0.0.1' : host)
}

/** Without port and brackets, in the form in which it would be asked for: `0x7f.1` is 127.0.0.1. */
function hostOfMethod(settings: MethodSettings): string | null {
  if (settings.channel === 'smtp') return null
  if (settings.channel === 'snpp') return settings.host
  const url = URL.parse(settings.channel === 'ntfy' ? settings.server : settings.url)
  return url && url.hostname.replace(/^\[|\]$/g, '')
}
