import type { MethodId, ResponderId } from '../../protocol/common.ts'
import {
  secretNames,
  type ContactMethod,
  type NewMethod,
  type Responder,
  type ResponderReplacement,
} from '../../protocol/responder.ts'
import { canonicalJson } from '../canonical-json.ts'
import { destinationOf } from './method-gateway.ts'

/** What a replacement makes of somebody, and which methods are others than before: their codes count for nothing. */
export interface Replaced {
  /** Its version is that of before, 0 where there was nobody. */
  readonly responder: Responder
  readonly changed: ReadonlySet<MethodId>
  /** What is wrong with it, by the path of the field. */
  readonly faults: readonly { readonly path: string; readonly message: string }[]
}

/**
 * The person that a replacement asks for. A method whose settings or secrets change is no longer verified, and what was
 * tried before says nothing about it.
 */
export function replaceResponder(
  id: ResponderId,
  before: Responder | null,
  wanted: ResponderReplacement,
): Replaced {
  const known = new Map((before?.methods ?? []).map((method) => [method.id, method]))
  const methods = wanted.methods.map((method) => replaceMethod(known.get(method.id) ?? null, method))
  const { name, role, staffId, phone, active } = wanted
  return {
    responder: { id, name, role, staffId, phone, active, methods, version: before?.version ?? 0 },
    changed: new Set(methods.filter((method) => method !== known.get(method.id)).map((method) => method.id)),
    faults: wanted.methods.flatMap((method, index) =>
      secretFaults(known.get(method.id) ?? null, method, `methods.${index}.secrets`),
    ),
  }
}

/** The very same object where nothing changes. */
function replaceMethod(before: ContactMethod | null, wanted: NewMethod): ContactMethod {
  const secretsKept = secretsAfter(before, wanted)
  const isSame =
    before !== null &&
    canonicalJson(before.settings) === canonicalJson(wanted.settings) &&
    canonicalJson(before.secretsKept) === canonicalJson(secretsKept) &&
    renewed(wanted).length === 0
  if (isSame) return before
  const { id, settings } = wanted
  return { id, settings, secretsKept, verifiedAt: null, lastTest: null, lastGoodTestAt: null }
}

/** Names of secrets that are given anew. */
function renewed({ secrets = {} }: NewMethod): string[] {
  return Object.keys(secrets).filter((name) => secrets[name] !== null)
}

/** Names of what is kept afterwards, in the channel's order. */
function secretsAfter(before: ContactMethod | null, wanted: NewMethod): string[] {
  const { settings, secrets = {} } = wanted
  const kept = new Set([...(before?.secretsKept ?? []), ...renewed(wanted)])
  return secretNames[settings.channel].filter((name) => kept.has(name) && secrets[name] !== null)
}

/** A secret that somebody entrusted to one gateway is not shown to another one unless it is given again. */
function secretFaults(before: ContactMethod | null, wanted: NewMethod, path: string) {
  const { settings, secrets = {} } = wanted
  const after = secretsAfter(before, wanted)
  const needed = { webhook: 'secret', pagerduty: 'routingKey', snpp: null, smtp: null, ntfy: null }[
    settings.channel
  ]
  const isElsewhere = before !== null && destinationOf(before.settings) !== destinationOf(settings)
  const entrusted = isElsewhere ? after.filter((name) => !(name in secrets)) : []
  return [
    ...(needed === null || after.includes(needed)
      ? []
      : [{ path: `${path}.${needed}`, message: 'This method does not work without it.' }]),
    ...entrusted.map((name) => ({
      path: `${path}.${name}`,
      message: 'It was given for another address: enter it again, or take it away.',
    })),
  ]
}
