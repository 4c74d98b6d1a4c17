import { urgencies, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import type { Random } from './random.ts'
import { weightedIndex } from './random.ts'
import { isNight } from './sample-clock.ts'
import type { SampleGroup } from './sample-groups.ts'
import type { Topic } from './topic.ts'
import { failureTopics, wolfTopics } from './topics-failures.ts'
import { requestTopics } from './topics-requests.ts'

/** What a ticket is really about, and how urgent its author says it is. */
export interface Matter {
  readonly topic: Topic
  readonly requested: Urgency
}

/** Of a hundred matters: 24 questions, 50 work requests, 12 urgent, 11 impaired, 3 critical. */
const shares: readonly number[] = [24, 74, 86, 97, 100]
/** Whoever writes at night mostly does because something broke: 18, 40, 12, 14 and 16. */
const sharesAtNight: readonly number[] = [18, 58, 70, 84, 100]

const topicsOf = new Map(
  urgencies.map((urgency) => [
    urgency,
    [...requestTopics, ...failureTopics].filter((topic) => topic.urgency === urgency),
  ]),
)

function topicOf(random: Random, urgency: Urgency): Topic {
  const fitting = topicsOf.get(urgency) ?? []
  return fitting[random.integer(0, fitting.length - 1)] ?? requestTopics[0]
}

/** The honest ask for what they need; the others ask one level too high, and those who cry wolf for everything. `at`: when, in ms. */
export function chooseMatter(random: Random, { honesty }: SampleGroup, at: number): Matter {
  if (honesty < 0.5 && random.chance(0.45))
    return { topic: random.pick(wolfTopics), requested: 'mission-critical' }
  const truth = urgencies[weightedIndex(random, isNight(at) ? sharesAtNight : shares)] ?? 'work-request'
  const topic = topicOf(random, truth)
  if (random.chance(honesty)) return { topic, requested: truth }
  const higher = urgencies[Math.min(urgencyRank(truth), urgencies.length - 1)] ?? truth
  return { topic, requested: higher }
}
