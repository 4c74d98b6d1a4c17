import { readAnsweredRows } from '#main/sync/answered-rows'
import { readFeedPosition } from '#main/store/feed-position'
import { readCursor } from '#server/store/cursor'
import type { Violation } from '../history.ts'
import type { SimulatedConsole } from './simulated-console.ts'
import { whatHolds } from './what-holds.ts'
import type { World } from './world.ts'

/** A healed system has to come to rest within this, in ms of its own time: backoff and `Retry-After` are shorter. */
const longestUnrest = 10 * 60_000
/** Messages that may travel before two moments of time: many more mean that something runs in a circle. */
const mostHops = 2000

/** Takes away everything that was wrong, and waits until nothing happens any more. */
export async function heal(world: World): Promise<Violation[]> {
  for (const one of world.consoles) {
    one.fates.length = 0
    one.isCut = false
    one.disk.refusals = 0
    one.disk.killIn = null
    await welcomeAgain(world, one)
    one.start()
  }
  const began = world.timeline.elapsed
  for (;;) {
    await world.hop(mostHops)
    if (world.pending() > 0) return [{ invariant: 5, what: 'the lines never fall silent' }]
    const restless = world.consoles.map((one) => whyRestless(world, one)).filter((why) => why !== null)
    if (restless.length === 0) return []
    if (world.timeline.elapsed - began > longestUnrest)
      return restless.map((why) => ({ invariant: 5, what: `no rest after ten minutes: ${why}` }))
    await world.pass(world.timeline.untilNext() ?? longestUnrest)
  }
}

/** Whose device was revoked comes back with another. */
async function welcomeAgain(world: World, console: SimulatedConsole): Promise<void> {
  const isWelcome = world.desk.handle({ token: console.token, method: 'GET', path: '/v1/me' }).status === 200
  if (isWelcome) return
  await console.leave(world.hop, world.settle)
  console.token = `${console.token}-again`
  world.desk.addStaff(console.staff.id, console.staff.name, console.staff.role, console.token)
}

function whyRestless({ desk }: World, console: SimulatedConsole): string | null {
  const { open, name } = console
  if (open === null) return `${name} is off`
  const { session } = open
  if (session.connection.kind !== 'online') return `${name} is ${session.connection.kind}`
  const held = new Set<string>()
  for (const { act, state, title } of console.outbox()) {
    const { about, waitsFor } = whatHolds(act, console.recorder.namesMerged(act))
    const isHeld = waitsFor.some((key) => held.has(key))
    if (state.kind === 'sending') return `${name}: “${title}” is being sent`
    if (state.kind === 'waiting' && !isHeld) return `${name}: “${title}” waits`
    if (state.kind !== 'sent') about.forEach((key) => held.add(key))
  }
  if (session.cache.read.get('SELECT 1 FROM text_due LIMIT 1') !== undefined) return `${name} indexes`
  // What was answered is pulled for before long: only then can a desk that was restored since be found out.
  if (Object.keys(readAnsweredRows(session.cache.read)).length > 0) return `${name} pulls what was answered`
  const { cursor } = readFeedPosition(session.cache.read)
  const reached = cursor === null ? null : readCursor(cursor)?.seq
  return reached === desk.state.feed.length ? null : `${name} has not read everything`
}
