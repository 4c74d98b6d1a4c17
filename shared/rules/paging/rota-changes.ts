import type { ResponderId } from '../../protocol/common.ts'
import type { Escalation, Override, Rota, Shift } from '../../protocol/rota.ts'
import { canonicalJson } from '../canonical-json.ts'

/** What a replacement changed of the rota, for the audit: a sentence each. Empty: nothing. */
export function rotaChanges(before: Rota, after: Rota, nameOf: (id: ResponderId) => string): string[] {
  return [
    ...(before.timeZone === after.timeZone ? [] : [`Time zone: ${before.timeZone} → ${after.timeZone}.`]),
    ...differences('Shift', before.shifts, after.shifts, (shift) => shiftWords(shift, nameOf)),
    ...differences('Override', before.overrides, after.overrides, (one) => overrideWords(one, nameOf)),
    ...(canonicalJson(before.escalation) === canonicalJson(after.escalation)
      ? []
      : [`Escalation: ${escalationWords(after.escalation, nameOf)}.`]),
  ]
}

function differences<Thing extends { readonly id: string }>(
  what: string,
  before: readonly Thing[],
  after: readonly Thing[],
  words: (thing: Thing) => string,
): string[] {
  const known = new Map(before.map((thing) => [thing.id, thing]))
  const still = new Set(after.map(({ id }) => id))
  return [
    ...before.filter(({ id }) => !still.has(id)).map((thing) => `${what} removed: ${words(thing)}.`),
    ...after.flatMap((thing) => {
      const former = known.get(thing.id)
      if (former === undefined) return [`${what} added: ${words(thing)}.`]
      return canonicalJson(former) === canonicalJson(thing) ? [] : [`${what} changed: ${words(thing)}.`]
    }),
  ]
}

type NameOf = (id: ResponderId) => string

function shiftWords({ name, responderIds, turns, hours }: Shift, nameOf: NameOf): string {
  const people = responderIds.map(nameOf).join(', ')
  const how = turns === null ? '' : `, in turns of ${turns.days} days from ${turns.from} ${turns.handOverAt}`
  const when = (hours ?? []).map(({ days, from, until }) => `${days.join('')} ${from}–${until}`).join('; ')
  return `${name} (${people}${how}${when === '' ? ', day and night' : `; days ${when}`})`
}

function overrideWords({ from, until, off, on }: Override, nameOf: NameOf): string {
  const people = [off === null ? '' : `${nameOf(off)} off`, on === null ? '' : `${nameOf(on)} on duty`]
  return `${people.filter((words) => words !== '').join(', ')} from ${from} until ${until}`
}

function escalationWords(steps: readonly Escalation[], nameOf: NameOf): string {
  const words = steps.map(
    ({ afterMinutes, responderIds }) =>
      `after ${afterMinutes} minutes ${responderIds.map(nameOf).join(', ')}`,
  )
  return words.join('; ') || 'none'
}
