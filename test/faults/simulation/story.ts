import fc from 'fast-check'
import { blockActs } from '#shared/protocol/blocklist'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { verdicts } from '#shared/rules/verdict'
import { fates } from './fates.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Which of several: taken modulo how many there are at that moment. */
const pick = fc.nat(5)
const who = { console: fc.nat(2) }

const change = fc.oneof(
  fc.record({ field: fc.constant('status' as const), value: fc.constantFrom(...statuses) }),
  fc.record({ field: fc.constant('urgency' as const), value: fc.constantFrom(...urgencies) }),
  fc.record({ field: fc.constant('verdict' as const), value: fc.constantFrom(...verdicts, null) }),
  fc.record({ field: fc.constant('subject' as const), value: fc.constantFrom('Mail', 'Web', 'DNS') }),
  fc.record({ field: fc.constant('assigneeId' as const), value: fc.constantFrom('ada', 'bo', null) }),
  fc.record({ field: fc.constant('groupId' as const), value: fc.nat(3) }),
)
export type FieldChange = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('file' as const), ...who, group: fc.nat(3), urgency: fc.constantFrom(...urgencies) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('reply' as const), ...who, ticket: pick, undo: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), ...who, ticket: pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('change' as const), ...who, ticket: pick, changes: fc.array(change, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create-group' as const), ...who, group: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change-group' as const), ...who, group: pick, rename: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), ...who, group: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flag' as const), ...who, ticket: pick, back: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('page' as const), ...who, ticket: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rules' as const), ...who, falseAlarms: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('blocklist' as const), ...who, group: pick, act: fc.constantFrom(...blockActs), entry: fc.nat(3), days: fc.constantFrom(null, 1, 7, 30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge-group' as const), ...who, group: pick, into: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('draft' as const), ...who, ticket: fc.nat(6) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decide' as const), ...who, entry: pick, decision: fc.constantFrom('retry' as const, 'discard' as const, 'send-anyway' as const, 'settle' as const, 'take-back' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), what: fc.constantFrom('customer' as const, 'colleague' as const, 'change' as const, 'merge-ticket' as const, 'merge-group' as const), ticket: pick, other: pick, change }) },
) // prettier-ignore

const trouble = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('weather' as const), ...who, fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), ...who, isCut: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(200, second, 5 * second, 11 * second, 31 * second, 3 * minute, 6 * minute) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('calm' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ...who, ms: fc.constantFrom(-day, -hour, -11 * second, 2 * minute, 6 * minute, 10 * 365 * day) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), ...who, ms: fc.constantFrom(minute, 8 * hour) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), ...who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('kill' as const), ...who, in: fc.nat(6), afterCommit: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), ...who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), ...who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('disk' as const), ...who, refusals: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('backup' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), ...who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retry' as const), ...who }) },
) // prettier-ignore

/** `hops`: how many messages on the lines get their turn afterwards, before the next step. */
const step = fc.tuple(fc.oneof(act, trouble), fc.nat(4)).map(([what, hops]) => ({ ...what, hops }))
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
export type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>

export interface Story {
  readonly consoles: number
  /** The most changes of a page. */
  readonly largestPage: number
  /** All consoles have pulled everything before the first step. */
  readonly isPulled: boolean
  /** Of the jitter of backoff and the like. */
  readonly luck: number
  readonly steps: readonly Step[]
}

/** What happens in a run; the scheduler decides the rest. */
export const stories: fc.Arbitrary<Story> = fc.record({
  consoles: fc.constantFrom(1, 1, 1, 2, 2, 3),
  largestPage: fc.constantFrom(1000, 7, 2),
  isPulled: fc.boolean(),
  luck: fc.nat(1_000_000),
  steps: fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }),
})

/** One line a step, for whoever reads a failure. */
export function tellStory({ steps, ...about }: Story): string {
  const lines = steps.map(({ hops, ...what }) => `  ${JSON.stringify(what)} then ${hops} hops`)
  return [JSON.stringify(about), ...lines].join('\n')
}
