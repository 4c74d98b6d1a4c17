import type { Page } from '#shared/protocol/page'
import type { TakenMessage } from './judge-paged.ts'

/** A while in which a service could do nothing. Instants by `performance.now()`. */
export interface Interruption {
  readonly from: number
  readonly until: number
}

/** A page that goes round each minute. Instants by `performance.now()`. */
export interface Rounds {
  readonly page: Page | undefined
  readonly askedAt: number
  /** When it was answered that somebody has it; null: nobody has. */
  readonly heldAt: number | null
  /** When nobody looked any more. */
  readonly end: number
  readonly people: readonly string[]
  readonly interruptions: readonly Interruption[]
}

const round = 60_000
/** A busy machine's, in ms. */
const aLittle = 3000

/** Whether everybody was woken once a minute until somebody had it, and not at all afterwards. */
export function judgeRounds(
  { page, askedAt, heldAt, end, people, interruptions }: Rounds,
  taken: readonly (TakenMessage & { readonly path: string })[],
): string[] {
  if (page === undefined) return ['is not on the desk']
  const lost = (from: number, until: number) => {
    const overlaps = interruptions.map((one) => Math.min(until, one.until) - Math.max(from, one.from))
    return overlaps.reduce((sum, ms) => sum + Math.max(0, ms), 0)
  }
  const over = heldAt ?? end
  const handed = people.map((person) => {
    const of = taken.filter(({ path }) => path === `/${person}`)
    return { person, at: of.map(({ at }) => at), ids: new Set(of.map(({ deliveryId }) => deliveryId)) }
  })
  const wrong = handed.flatMap(({ person, at, ids }) => {
    const gaps = at.map((one, n) => [at[n - 1] ?? null, one] as const)
    return [
      ...(ids.size === at.length ? [] : [`${person} was handed ${at.length - ids.size} messages twice`]),
      ...gaps.flatMap(([before, one]) => {
        const ms = Math.round(one - (before ?? askedAt))
        const most = (before === null ? 0 : round) + aLittle + lost(before ?? askedAt, one)
        const isEarly = before !== null && ms < round - aLittle
        return isEarly || ms > most ? [`${person}: a round ${ms} ms after what was before it`] : []
      }),
      ...missing(at.at(-1), over, lost),
      ...at.filter((one) => heldAt !== null && one > heldAt + aLittle).map(() => `${person} was woken although somebody had it`), // prettier-ignore
    ]
  })
  const rounds = Math.max(0, ...handed.map(({ at }) => at.length))
  return page.round >= rounds
    ? wrong
    : [...wrong, `tells round ${page.round}, and ${rounds} were handed over`]
}

function missing(
  last: number | undefined,
  over: number,
  lost: (from: number, until: number) => number,
): string[] {
  if (last === undefined) return ['nobody was ever woken']
  const silent = Math.round(over - last)
  return silent > round + aLittle + lost(last, over) ? [`silent for the last ${silent} ms`] : []
}
