import type { Delivery } from '#shared/protocol/delivery'
import type { Page } from '#shared/protocol/page'
import type { BadWay } from './bad-gateways.ts'
import type { TakenMessage } from './judge-paged.ts'

/** A page by hand that went up somebody's ladder, as the desk and a good gateway tell it. Instants are ms since 1970. */
export interface Climbed {
  readonly person: string
  readonly ways: readonly BadWay[]
  readonly begun: number
  readonly page: Page | undefined
  readonly taken: readonly (TakenMessage & { readonly path: string })[]
  /** Who comes after this person. */
  readonly deputy: string
  /** When it was first seen to tell a trouble. */
  readonly trouble: number | null
}

const minute = 60_000
/** A busy machine's, in ms. */
const aLittle = 4000

/** Somebody whose first way is bad and whose second is good. */
export function judgeLadder(climbed: Climbed, tookToGoOn: (ms: number) => void): string[] {
  const { person, ways, begun, page, taken } = climbed
  const [first, second] = deliveriesOf(climbed)
  const [way] = ways
  if (page === undefined || first === undefined || way === undefined) return ['was never tried']
  const found = [...toldTruly(first, way), ...nextPerson(climbed)]
  const reached = taken.find(({ path }) => path === `/${person}`)
  if (second === undefined || reached === undefined)
    return [...found, 'the next method was never handed over']
  const at = performance.timeOrigin + reached.at
  const settledAt = Date.parse(first.failedAt ?? first.acceptedAt ?? '')
  const after = at - settledAt
  if (way.ends === 'accepted') {
    if (after < minute - aLittle || after > minute + aLittle) found.push(`the next method came ${after} ms after it was accepted`) // prettier-ignore
  } else {
    tookToGoOn(after)
    if (after > aLittle) found.push(`the next method came ${after} ms after it failed`)
    if (at - begun > minute + aLittle)
      found.push(`the next method came ${at - begun} ms after the page began`)
    if (settledAt - begun > way.knownIn + aLittle) found.push(`was given up ${settledAt - begun} ms after the page began`) // prettier-ignore
  }
  if (second.state !== 'accepted') found.push(`the next method is ${second.state}: ${second.words}`)
  return found
}

/** Somebody all of whose ways are bad: the page has to say so before anybody else is asked. */
export function judgeWithoutWay(climbed: Climbed): string[] {
  const { ways, begun, page, trouble } = climbed
  const deliveries = deliveriesOf(climbed)
  if (page === undefined || deliveries.length !== ways.length) return ['not every way was tried']
  const found = ways.flatMap((way, n) => {
    const delivery = deliveries[n]
    return delivery === undefined ? [] : toldTruly(delivery, way)
  })
  const limit = ways.reduce((sum, { knownIn }) => sum + knownIn, 0) + aLittle
  if (trouble === null || trouble - begun > limit)
    found.push(`the page said ${trouble === null ? 'never' : `only after ${trouble - begun} ms`} that nobody was reached`) // prettier-ignore
  return [...found, ...nextPerson(climbed)]
}

/** Nothing is silent, and nothing is called better than it is. */
function toldTruly(
  { state, words, failedAt, acceptedAt }: Delivery,
  { ends, words: wanted }: BadWay,
): string[] {
  return [
    ...(state === ends ? [] : [`is told as ${state}`]),
    ...(wanted.test(words) ? [] : [`is told in other words than the gateway’s: ${words}`]),
    ...((ends === 'failed' ? failedAt : acceptedAt) === null ? ['is told without its time'] : []),
  ]
}

function nextPerson({ begun, taken, deputy, page }: Climbed): string[] {
  const reached = taken.find(({ path }) => path === `/${deputy}`)
  if (reached === undefined) return ['the next person was never asked']
  const after = performance.timeOrigin + reached.at - begun
  return [
    ...(after < minute || after > minute + aLittle ? [`the next person was asked after ${after} ms`] : []),
    ...(page?.acknowledgedAt === null ? [] : ['somebody is said to have it']),
  ]
}

function deliveriesOf({ page, person }: Climbed): Delivery[] {
  return page?.deliveries.filter(({ responderId }) => responderId === person) ?? []
}
