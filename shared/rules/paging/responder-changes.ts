import type { ContactMethod, Responder, ResponderReplacement } from '../../protocol/responder.ts'
import { canonicalJson } from '../canonical-json.ts'
import { allowsInternal } from './method-gateway.ts'
import { addressWords } from './method-words.ts'

/** What a replacement changed of somebody, for the audit: a sentence each, without a secret. Empty: nothing. */
export function responderChanges(
  before: Responder | null,
  after: Responder,
  { methods: wanted }: Pick<ResponderReplacement, 'methods'>,
): string[] {
  const secrets = new Map(wanted.map((method) => [method.id, method.secrets ?? {}]))
  const known = new Map((before?.methods ?? []).map((method) => [method.id, method]))
  return [
    ...(before === null ? [`Added: ${after.name}, ${after.role}.`] : personChanges(before, after)),
    ...(before?.methods ?? [])
      .filter(({ id }) => !secrets.has(id))
      .map(({ settings }) => `Methods: ${addressWords(settings)} removed.`),
    ...after.methods.flatMap((method) =>
      methodChanges(known.get(method.id) ?? null, method, secrets.get(method.id) ?? {}),
    ),
    ...(isReordered(before, after) ? [`Methods: in the order ${listed(after)} now.`] : []),
  ]
}

function personChanges(before: Responder, after: Responder): string[] {
  const told = (what: string, from: string | null, to: string | null) =>
    from === to ? [] : [`${what}: ${from || 'none'} → ${to || 'none'}.`]
  const paged = after.active ? 'Is paged again.' : 'Is not paged any more.'
  return [
    ...told('Name', before.name, after.name),
    ...told('Role', before.role, after.role),
    ...told('Phone', before.phone, after.phone),
    ...told('Member of staff', before.staffId, after.staffId),
    ...(before.active === after.active ? [] : [paged]),
  ]
}

function methodChanges(
  before: ContactMethod | null,
  after: ContactMethod,
  secrets: Readonly<Record<string, string | null>>,
): string[] {
  const [from, to] = [before && addressWords(before.settings), addressWords(after.settings)]
  const fields = before === null ? [] : changedFields(before.settings, after.settings)
  const moved = from !== null && from !== to ? [`Methods: ${from} is ${to} now.`] : []
  const changed = fields.length > 0 ? [`Methods: ${to} changed (${fields.join(', ')}).`] : []
  const kept = Object.keys(secrets)
  const renewed = kept.filter((name) => secrets[name] !== null)
  const gone = kept.filter((name) => secrets[name] === null && before?.secretsKept.includes(name))
  return [
    ...(before === null ? [`Methods: ${to} added.`] : moved.length > 0 ? moved : changed),
    ...renewed.map((name) => `Methods: ${to} has a new ${name}.`),
    ...gone.map((name) => `Methods: ${to} has no ${name} any more.`),
    ...(allowsInternal(after.settings) && !(before !== null && allowsInternal(before.settings))
      ? [`Methods: ${to} may lie inside a private network.`]
      : []),
  ]
}

function changedFields(before: object, after: object): string[] {
  const [from, to] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...to.keys()].filter((name) => canonicalJson(from.get(name)) !== canonicalJson(to.get(name)))
}

/** Of those that were there before and still are. */
function isReordered(before: Responder | null, after: Responder): boolean {
  if (before === null) return false
  const [from, to] = [before, after].map(({ methods }) => methods.map(({ id }) => id))
  const still = (ids: typeof from, others: typeof from) => ids?.filter((id) => others?.includes(id)).join()
  return still(from, to) !== still(to, from)
}

function listed({ methods }: Responder): string {
  return methods.map(({ settings }) => addressWords(settings)).join(', ')
}
