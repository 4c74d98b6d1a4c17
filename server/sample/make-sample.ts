import { staffIdSchema } from '../../shared/protocol/common.ts'
import type { Responder } from '../../shared/protocol/responder.ts'
import type { RotaReply } from '../../shared/protocol/rota.ts'
import { defaultThresholds, type Settings } from '../../shared/protocol/settings.ts'
import type { CannedReply } from '../../shared/protocol/canned-reply.ts'
import type { Group } from '../../shared/protocol/group.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { View } from '../../shared/protocol/view.ts'
import type { OutageRule } from '../../shared/rules/outages.ts'
import type { TriageHistory } from '../store/bulk.ts'
import { randomFrom, weightedIndex, type Random } from './random.ts'
import { arrivals, day, minute, outageStarts } from './sample-clock.ts'
import { sampleBlocks, type SampleBlock } from './sample-blocks.ts'
import { sampleGate, type SampleGate } from './sample-gate.ts'
import { groupCount, groupSums, sampleGroups, type SampleGroup } from './sample-groups.ts'
import { chooseMatter, type Matter } from './sample-matter.ts'
import { sampleResponders } from './sample-responders.ts'
import { sampleCannedReplies } from './sample-canned-replies.ts'
import { sampleRota } from './sample-rota.ts'
import { sampleSettings } from './sample-settings.ts'
import { sampleStaff } from './sample-staff.ts'
import { sampleTicket, type SampleTicket } from './sample-ticket.ts'
import { sampleViews } from './sample-views.ts'
import { outageTopics, wolfTopics } from './topics-failures.ts'

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
  readonly responders: readonly Responder[]
  readonly rota: RotaReply
  readonly views: readonly View[]
  readonly cannedReplies: readonly CannedReply[]
  /** Made one by one while they are read, in the order of filing; can be read once. */
  readonly tickets: Iterable<SampleTicket>
  /** What became of their urgencies: to be asked for once the last ticket was read, and once only. */
  readonly triage: () => TriageHistory
}

/** A believable desk. Pure: the same wish gives the same desk, byte for byte, however far it is read. */
export function makeSample(wish: SampleWish): Sample {
  const random = randomFrom(wish.seed)
  const now = wish.now.getTime()
  const from = now - (wish.days ?? 90) * day
  const people = sampleStaff(random, from)
  const groups = sampleGroups(random, groupCount(wish.tickets), from)
  const extras = randomFrom(wish.seed + extrasSeed)
  const thresholds = { ...defaultThresholds, outage: outageRuleFor(wish) }
  const blocks = wish.tickets < leastPlanted ? [] : sampleBlocks(extras, groups, from, now)
  const paged = randomFrom(wish.seed + pagedSeed)
  const responders = sampleResponders(paged, people, wish.colleague ?? null, now)
  const rota = sampleRota(responders, sampleSettings.timeZone, now)
  // Whoever tries the desk was not there yet.
  const crew = { responders: wish.colleague ? responders.slice(0, -1) : responders, rota }
  const gate = sampleGate(extras, blocks, thresholds.outage, { random: paged, people: crew, from }, now)
  const admin = people.find(({ role }) => role === 'admin')
  return {
    settings: { ...sampleSettings, thresholds },
    staff: people,
    groups: groups.map(({ group }) => group),
    responders,
    rota,
    cannedReplies: sampleCannedReplies(randomFrom(wish.seed + cannedSeed), people, from),
    views: sampleViews(randomFrom(wish.seed + viewsSeed), people, from),
    tickets: sampleTickets({ random, wish, from, now, groups, people, extras, gate, blocks }),
    triage: () => gate.finish(admin?.id ?? staffIdSchema.parse('nobody')),
  }
}

/** Far from any seed that a person gives. */
const extrasSeed = 0x5eed_0000
/** Who is paged is told from a stream of its own: what happened before there were responders stays as it was. */
const pagedSeed = 0x9a6e_0000
const viewsSeed = 0x71e3_0000
const cannedSeed = 0xca44_0000
/** Smaller samples are not told of blocks, nor of what happened just now. */
const leastPlanted = 50

/**
 * More groups have trouble within a quarter of an hour by mere chance the larger a desk is: it asks for more of them than
 * busy hours bring (Poisson: the mean, and four deviations). A desk of some thousand tickets goes by the usual rule.
 */
export function outageRuleFor({ tickets, days = 90 }: Pick<SampleWish, 'tickets' | 'days'>): OutageRule {
  const { groups, minutes } = defaultThresholds.outage
  const failures = 0.14
  const busy = 3
  const mean = (tickets / days / 24 / 60) * minutes * failures * busy
  return { groups: Math.min(100, Math.max(groups, Math.round(1 + mean + 4 * Math.sqrt(mean)))), minutes }
}

interface World {
  readonly random: Random
  readonly wish: SampleWish
  readonly from: number
  readonly now: number
  readonly groups: readonly SampleGroup[]
  readonly people: readonly Staff[]
  readonly extras: Random
  readonly gate: SampleGate
  readonly blocks: readonly SampleBlock[]
}

interface Report {
  readonly at: number
  readonly group: SampleGroup
  readonly matter: Matter
  readonly isUntouched?: boolean
}

function* sampleTickets(world: World): Generator<SampleTicket> {
  const { wish, random, now, people, gate, extras } = world
  const [first, ...rest] = wish.colleague ? [wish.colleague, ...people] : people
  if (!first) return
  const firstNumber = wish.firstNumber ?? 1000
  let number = firstNumber
  for (const report of reports(world)) {
    const told = justNow(world, report, wish.tickets - (number - firstNumber))
    yield sampleTicket(random, {
      isUntouched: false,
      ...told,
      number,
      now,
      staff: [first, ...rest],
      gate,
      extras,
    })
    number += 1
  }
}

/**
 * The last two came just now, and nobody has looked at them: one of a group that is blocked, one of a group that nobody
 * knows. So whoever tries the desk meets both. `left`: how many there are from this one on.
 */
function justNow({ wish, now, groups, blocks }: World, report: Report, left: number): Report {
  if (left > 2 || wish.tickets < leastPlanted) return report
  const blocked = groups.find(({ group }) => group.id === blocks[0]?.groupId)
  const group = left === 2 ? blocked : groups.find(({ group: { confirmed } }) => !confirmed)
  const at = Math.max(report.at, now - (left === 2 ? 26 : 4) * minute)
  const topic = left === 2 ? wolfTopics[0] : (outageTopics[0] ?? report.matter.topic)
  return group ? { at, group, matter: { topic, requested: 'mission-critical' }, isUntouched: true } : report
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
    if (group) yield { at, group, matter: chooseMatter(random, group, at) }
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
