import type { MethodSettings } from '../../protocol/responder.ts'
import { assertNever } from '../assert-never.ts'

/**
 * Whom a method's secrets are shown to: methods with equal destinations give them to the same party. Null where the
 * channel has no secrets and no gateway of its own.
 */
export function destinationOf(settings: MethodSettings): string | null {
  switch (settings.channel) {
    case 'snpp':
      return `snpp ${settings.host.toLowerCase()} ${settings.port}`
    case 'smtp':
      return null
    case 'webhook':
    case 'pagerduty':
      return `${settings.channel} ${settings.url}`
    case 'ntfy':
      return `ntfy ${settings.server}`
    default:
      return assertNever(settings)
  }
}

/** Whether a method may reach into a private network. */
export function allowsInternal(settings: MethodSettings): boolean {
  return settings.channel !== 'smtp' && settings.allowsInternal
}
