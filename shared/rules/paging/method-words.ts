import type { MethodSettings } from '../../protocol/responder.ts'
import { assertNever } from '../assert-never.ts'

/**
 * Where a message goes, in words for people. Of an address no more than its host: paths and queries of webhooks are
 * often as good as a password.
 */
export function addressWords(settings: MethodSettings): string {
  switch (settings.channel) {
    case 'snpp':
      return `pager ${settings.pagerId} at ${hostAndPort(settings.host, settings.port)}`
    case 'smtp':
      return settings.to
    case 'webhook':
      return `webhook at ${hostOf(settings.url)}`
    case 'pagerduty': {
      const host = hostOf(settings.url)
      return host === usualPagerDuty ? 'PagerDuty' : `PagerDuty at ${host}`
    }
    case 'ntfy':
      return `ntfy topic ${settings.topic} at ${hostOf(settings.server)}`
    default:
      return assertNever(settings)
  }
}

/** Where PagerDuty itself listens. */
export const usualPagerDuty = 'events.pagerduty.com'

/**
 * What the limits count: one gateway takes so much at once, however many people it reaches. Host and port, or an origin;
 * all mail goes through the desk's own server, whoever it is for.
 */
export function gatewayOf(settings: MethodSettings): string {
  switch (settings.channel) {
    case 'snpp':
      return hostAndPort(settings.host, settings.port)
    case 'smtp':
      return 'mail'
    case 'webhook':
    case 'pagerduty':
      return originOf(settings.url)
    case 'ntfy':
      return originOf(settings.server)
    default:
      return assertNever(settings)
  }
}

/** Of an address with a port; IPv6 in brackets. */
export function hostAndPort(host: string, port: number): string {
  const name = host.toLowerCase()
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}

const beginning = /^(https?):\/\/([^\\/?#]*)/i

/** With its port, unless that is the usual one. What may stand before it, as in `user@host`, is not told. */
export function hostOf(url: string): string {
  const [, scheme = '', authority = ''] = beginning.exec(url) ?? []
  const usualPort = scheme.toLowerCase() === 'http' ? ':80' : ':443'
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  return host.endsWith(usualPort) ? host.slice(0, -usualPort.length) : host
}

function originOf(url: string): string {
  return `${url.slice(0, url.indexOf(':')).toLowerCase()}://${hostOf(url)}`
}
