import type { MethodSettings } from '../../shared/protocol/responder.ts'
import { sendFailed, type SendOutcome } from '../paging/channels/send-outcome.ts'
import type { GatewayPorts } from './gateway/gateway.ts'
import { leadsToPager } from './point-method.ts'

/** Hands a message to a gateway: how the pager sends, whatever it needs besides the method. */
export type Send<Rest extends readonly unknown[]> = (
  method: MethodSettings,
  ...rest: Rest
) => Promise<SendOutcome>

/**
 * Why a sample desk sends nothing by this method, in words; null where it leads to the desk's own pager. `ports` is null
 * where that does not run: then nothing is sent at all.
 */
export function sampleRefuses(method: MethodSettings, ports: GatewayPorts | null): string | null {
  if (ports !== null && leadsToPager(method, ports)) return null
  return 'This is a sample desk: it wakes nobody, and sends to its own pager on this computer only.'
}

/** A sender of a sample desk: what would leave the computer fails for good, in words, and nothing is connected to. */
export function loopbackOnly<Rest extends readonly unknown[]>(
  send: Send<Rest>,
  ports: GatewayPorts | null,
): Send<Rest> {
  return async (method, ...rest) => {
    const words = sampleRefuses(method, ports)
    return words === null ? send(method, ...rest) : sendFailed(words, false)
  }
}
