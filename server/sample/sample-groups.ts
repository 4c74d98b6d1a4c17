import { groupSchema, type Contact, type Group } from '../../shared/protocol/group.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'
import { plans } from '../../shared/rules/plans.ts'
import { aliasOf, nextGroupName } from './group-names.ts'
import { firstNames, lastNames } from './person-names.ts'
import { runningSums, sampleId, type Random } from './random.ts'
import { day } from './sample-clock.ts'

export interface SampleGroup {
  readonly group: Group
  /** 1 asks for what it needs; near 0 everything is an emergency. Known to the generator alone. */
  readonly honesty: number
  /** Its share of all tickets, against the others' shares. */
  readonly weight: number
  readonly domain: string
}

/** About forty groups for a thousand tickets, growing slower than the tickets do. */
export function groupCount(tickets: number): number {
  return Math.max(8, Math.min(4000, Math.round(1.6 * tickets ** 0.55)))
}

/** Groups, the busiest first; one in sixteen cries wolf, one in twelve is a name that no staff member has confirmed. */
export function sampleGroups(random: Random, count: number, from: number): SampleGroup[] {
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, rank) => {
    const name = nextGroupName(random, taken)
    const confirmed = rank % 12 !== 7
    const alias = confirmed && random.chance(0.3) ? aliasOf(name, random, taken) : null
    const domain = `${
      normaliseName(name)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'group'
    }.example`
    const made = from - (confirmed ? random.integer(30, 2000) * day : 0)
    const at = new Date(made).toISOString()
    const group = groupSchema.parse({
      id: sampleId(random, made),
      name,
      aliases: alias === null ? [] : [alias],
      plan: confirmed ? random.pick(plans) : null,
      contacts: Array.from({ length: confirmed ? random.integer(1, 3) : 0 }, () => contact(random, domain)),
      confirmed,
      mergedInto: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    const wolf = rank % 16 === 3
    return {
      group,
      honesty: wolf ? 0.1 : 0.93 + random.next() * 0.07,
      weight: (confirmed ? 1 : 0.3) / (rank + 6) ** 0.7,
      domain,
    }
  })
}

function contact(random: Random, domain: string): Contact {
  const [first, firstAddress] = random.pick(firstNames)
  const [last, lastAddress] = random.pick(lastNames)
  return {
    name: `${first} ${last}`,
    email: `${firstAddress}.${lastAddress}@${domain}`,
    phone: phoneNumber(random),
  }
}

/** From the range that is kept free for stories: nobody's telephone rings. */
export function phoneNumber(random: Random): string {
  return `+1 555 01${random.integer(0, 9)} ${String(random.integer(0, 9999)).padStart(4, '0')}`
}

export function groupSums(groups: readonly SampleGroup[]): number[] {
  return runningSums(groups.map((group) => group.weight))
}
