import type { Settings } from '../../shared/protocol/settings.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import { randomFrom, weightedIndex, type Random } from './random.ts'
import { arrivals, day, minute, outageStarts } from './sample-clock.ts'
import { groupCount, groupSums, sampleGroups, type SampleGroup } from './sample-groups.ts'
import { chooseMatter, type Matter } from './sample-matter.ts'
import { sampleSettings } from './sample-settings.ts'
import { sampleStaff } from './sample-staff.ts'
import { sampleTicket, type SampleTicket } from './sample-ticket.ts'
import { outageTopics } from './topics-failures.ts'

export interface SampleWish {
  readonly seed: number
  /** How many tickets. */
  readonly tickets: number
  /** How far back the history goes; 90 where not given. */
  readonly days?: number
  /** The present of the story: nothing lies after it. */
  readonly now: Date
  /** Somebody who works at this desk already and takes part in the day shift. */
  readonly colleague?: Staff | undefined
  /** The number of the first ticket; 1000 where not given. */
  readonly firstNumber?: number
}

export interface Sample {
  readonly settings: Settings
  readonly staff: readonly Staff[]
  readonly groups: readonly Group[]
  /** Made one by one while they are read, in the order of filing; can be read once. */
  readonly tickets: Iterable<SampleTicket>
}

/** A believable desk. Pure: the same wish gives the same desk, byte for byte, however far it is read. */
export function makeSample(wish: SampleWish): Sample {
  const random = randomFrom(wish.seed)
  const now = wish.now.getTime()
  const from = now - (wish.days ?? 90) * day
  const people = sampleStaff(random, from)
  const groups = sampleGroups(random, groupCount(wish.tickets), from)
  return {
    settings: sampleSettings,
    staff: people,
    groups: groups.map(({ group }) => group),
    tickets: sampleTickets({ random, wish, from, now, groups, people }),
  }
}

interface World {
  readonly random: Random
  readonly wish: SampleWish
  readonly from: number
  readonly now: number
  readonly groups: readonly SampleGroup[]
  readonly people: readonly Staff[]
}

interface Report {
  readonly at: number
  readonly group: SampleGroup
  readonly matter: Matter
}

function* sampleTickets(world: World): Generator<SampleTicket> {
  const { wish, random, now, people } = world
  const [first, ...rest] = wish.colleague ? [wish.colleague, ...people] : people
  if (!first) return
  let number = wish.firstNumber ?? 1000
  for (const report of reports(world)) {
    yield sampleTicket(random, { ...report, number, now, staff: [first, ...rest] })
    number += 1
  }
}

/** Ordinary arrivals and the reports of outages, merged by time. */
function* reports(world: World): Generator<Report> {
  const { random, wish, from, now, groups } = world
  const outages = outageReports(world)
  const sums = groupSums(groups)
  let next = 0
  for (const at of arrivals(random, from, now, wish.tickets - outages.length)) {
    for (let outage = outages[next]; outage && outage.at <= at; outage = outages[next]) {
      yield outage
      next += 1
    }
    const group = groups[weightedIndex(random, sums)]
    if (group) yield { at, group, matter: chooseMatter(random, group) }
  }
  yield* outages.slice(next)
}

/** About one outage in two weeks, at most one ticket in ten; each is reported by several groups within forty minutes. */
function outageReports({ random, wish, from, now, groups }: World): Report[] {
  const wanted = Math.min(Math.round((now - from) / (13 * day)), Math.floor(wish.tickets / 100))
  return outageStarts(random, from, now, wanted)
    .flatMap((start) => {
      const topic = random.pick(outageTopics)
      const first = random.integer(0, groups.length - 1)
      const hit = Math.min(random.integer(4, 10), groups.length)
      return Array.from({ length: hit }, (_, index): Report[] => {
        const group = groups[(first + index * 7) % groups.length]
        const at = start + random.integer(0, 39) * minute + random.integer(0, 59_999)
        const requested = random.chance(0.8) ? 'mission-critical' : 'impaired-function'
        return group ? [{ at, group, matter: { topic, requested } }] : []
      }).flat()
    })
    .sort((one, other) => one.at - other.at)
}
