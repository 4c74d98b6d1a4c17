import type { MethodSettings, Responder } from '../../shared/protocol/responder.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { GatewayPorts } from './gateway/gateway.ts'

/**
 * A responder whose methods lead to where a sample's pager listens now, if they led to where it listened before; null
 * where there is nothing to change. What was verified stays so: it is the same pager.
 */
export function pointResponder(
  responder: Responder,
  before: GatewayPorts,
  now: GatewayPorts,
): Responder | null {
  const methods = responder.methods.map((method) => {
    const settings = pointSettings(method.settings, before, now)
    return settings === method.settings ? method : { ...method, settings }
  })
  const isMoved = methods.some((method, index) => method !== responder.methods[index])
  return isMoved ? { ...responder, methods } : null
}

function pointSettings(settings: MethodSettings, before: GatewayPorts, now: GatewayPorts): MethodSettings {
  if (settings.channel === 'smtp' || !leadsToPager(settings, before)) return settings
  switch (settings.channel) {
    case 'snpp':
      return settings.port === now.snpp ? settings : { ...settings, port: now.snpp }
    case 'webhook':
    case 'pagerduty':
      return before.http === now.http ? settings : { ...settings, url: atPort(settings.url, now.http) }
    case 'ntfy':
      return before.http === now.http ? settings : { ...settings, server: atPort(settings.server, now.http) }
    default:
      return assertNever(settings)
  }
}

/** Whether a method reaches the pager that listens at these ports, and nothing else. */
export function leadsToPager(settings: MethodSettings, ports: GatewayPorts): boolean {
  switch (settings.channel) {
    case 'snpp':
      return settings.host === '127.0.0.1' && settings.port === ports.snpp
    case 'smtp':
      // By the desk's own mail server, which is the pager at a sample desk (`sampleOptions`).
      return true
    case 'webhook':
    case 'pagerduty':
      return originOf(settings.url) === originAt(ports.http)
    case 'ntfy':
      return originOf(settings.server) === originAt(ports.http)
    default:
      return assertNever(settings)
  }
}

function originOf(url: string): string | null {
  return URL.parse(url)?.origin ?? null
}

/** Without its port where that is 80, as `URL` tells an origin. */
function originAt(port: number): string {
  return new URL(`http://127.0.0.1:${port}`).origin
}

function atPort(url: string, port: number): string {
  const moved = new URL(url)
  moved.port = String(port)
  // A bare origin is written without the slash that a URL puts behind it.
  return moved.pathname === '/' && !url.endsWith('/') ? moved.href.replace(/\/$/, '') : moved.href
}
