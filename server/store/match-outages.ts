import { isDeepStrictEqual } from 'node:util'
import type { OutageId, TicketId } from '../../shared/protocol/common.ts'
import type { Outage } from '../../shared/protocol/outage.ts'
import type { Outage as FoundOutage } from '../../shared/rules/outages.ts'

/** What becomes of the stored outages once others are found in the reports. */
export interface MatchedOutages {
  /** As they stand from now on, the earliest first. */
  readonly after: readonly Outage[]
  /** Those of them that are new or stand under their next version, each with the tickets that are new in it. */
  readonly puts: readonly { readonly outage: Outage; readonly newTickets: readonly TicketId[] }[]
  readonly gone: readonly Outage[]
}

/**
 * Which stored outage goes on in which that was found, both in the order of their beginnings. Two that became one go on
 * in the earlier; of one that fell apart its first part keeps the id.
 */
export function matchOutages(
  standing: readonly Outage[],
  found: readonly FoundOutage[],
  newId: () => OutageId,
): MatchedOutages {
  const left = new Set(standing)
  const matched = found.map((each) => {
    const before = [...left].find((outage) => overlaps(outage, each)) ?? null
    if (before !== null) left.delete(before)
    return { outage: nextOutage(each, before, newId), before }
  })
  return {
    after: matched.map(({ outage }) => outage),
    puts: matched
      .filter(({ outage, before }) => outage !== before)
      .map(({ outage, before }) => {
        const known = new Set(before?.ticketIds)
        return { outage, newTickets: outage.ticketIds.filter((id) => !known.has(id)) }
      }),
    gone: [...left],
  }
}

function overlaps({ beganAt, lastAt }: Outage, found: FoundOutage): boolean {
  return Date.parse(beganAt) <= found.lastAt && Date.parse(lastAt) >= found.beganAt
}

/** The stored outage itself where nothing of it changed. */
function nextOutage(found: FoundOutage, before: Outage | null, newId: () => OutageId): Outage {
  if (before === null) return storedOutage(found, newId(), 1)
  const same = storedOutage(found, before.id, before.version)
  return isDeepStrictEqual(same, before) ? before : { ...same, version: before.version + 1 }
}

/** An outage as it is stored and fed. */
export function storedOutage(found: FoundOutage, id: OutageId, version: number): Outage {
  return {
    id,
    beganAt: new Date(found.beganAt).toISOString(),
    lastAt: new Date(found.lastAt).toISOString(),
    ticketIds: [...found.ticketIds],
    groupIds: [...found.groupIds],
    version,
  }
}
