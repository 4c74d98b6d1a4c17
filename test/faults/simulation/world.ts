import type { Scheduler } from 'fast-check'
import type { Requester } from '#shared/protocol/common'
import { ModelDesk } from './model-desk.ts'
import type { ModelState } from './model-state.ts'
import { fileTicket } from './model-tickets.ts'
import { createGroup } from './model-groups.ts'
import type { Profiles } from './profile-templates.ts'
import { beginning, SimulatedConsole } from './simulated-console.ts'
import type { Story } from './story.ts'
import { Timeline } from './timeline.ts'

export const groupNames = ['Acme', 'Bolt', 'Cobalt', 'Dune'] as const

export const requester: Requester = {
  firstName: 'Grace',
  lastName: 'Hopper',
  email: 'grace@example.com',
  phone: '+1 555 010 0199',
}

/** The third console is Ada's second: what she writes on one is her own on the other. */
const people = [
  { id: 'ada', name: 'Ada', role: 'admin', token: 'ada-1' },
  { id: 'bo', name: 'Bo', role: 'agent', token: 'bo-1' },
  { id: 'ada', name: 'Ada', role: 'admin', token: 'ada-2' },
] as const

/** In ms: after this long, something on the lines moves on. */
const longestOnTheWay = 10_000

/** Everything of one run: a desk, its consoles, and the time and the lines between them. */
export interface World {
  readonly desk: ModelDesk
  readonly consoles: SimulatedConsole[]
  readonly timeline: Timeline
  backup: ModelState | null
  /** A restored desk ended where a console had read to: no cursor tells that console of it. */
  wasRestoredUnseen: boolean
  /** What a restored desk forgot: it may come back after what was done since. */
  readonly forgotten: Set<string>
  /** Those of them that nobody had been answered yet. */
  readonly inDoubt: Set<string>
  /** Something that no other text holds: `word0017`. */
  newWord(): string
  /** The words that were written, each with the ticket it belongs to. */
  readonly words: Map<string, string>
  /** Lets so many messages have their turn, in the scheduler's order. */
  hop(times: number): Promise<void>
  pass(ms: number): Promise<void>
  settle(): Promise<void>
  pending(): number
}

export function makeWorld(story: Story, scheduler: Scheduler, profiles: Profiles): World {
  const timeline = new Timeline()
  const random = mulberry(story.luck)
  let ids = 0
  let written = 0
  const desk = new ModelDesk({
    feedId: 'feed',
    clock: () => beginning + timeline.elapsed,
    newId: () => `made-${(ids += 1)}`,
    newMark: () => `${random()}`,
    largestPage: story.largestPage,
  })
  const consoles = people.slice(0, story.consoles).map(({ id, name, role, token }, place) => {
    const staff = desk.addStaff(id, name, role, token)
    const hop = (what: string) => scheduler.schedule(Promise.resolve(), what)
    const folder = profiles.fresh(place, id)
    return new SimulatedConsole(token, { staff, token, folder, desk, timeline, random, hop })
  })
  fill(desk)

  async function settle(): Promise<void> {
    await new Promise((resolve) => void setImmediate(resolve))
    for (const one of consoles)
      await one.buryTheDead(() => new Promise((resolve) => void setImmediate(resolve)))
  }
  async function hop(times: number): Promise<void> {
    for (let left = times; left > 0 && scheduler.count() > 0; left -= 1) {
      await scheduler.waitOne()
      await settle()
    }
  }
  /** What is on its way gets there in the meantime, some of it at least: nothing takes minutes on a line. */
  async function pass(ms: number): Promise<void> {
    let left = ms
    for (; left > longestOnTheWay; left -= longestOnTheWay) {
      await timeline.pass(longestOnTheWay, settle)
      await hop(4)
    }
    await timeline.pass(left, settle)
  }
  return {
    desk,
    consoles,
    timeline,
    backup: null,
    wasRestoredUnseen: false,
    forgotten: new Set(),
    inDoubt: new Set(),
    newWord: () => `word${String((written += 1)).padStart(4, '0')}`,
    words: new Map(),
    hop,
    pass,
    settle,
    pending: () => scheduler.count(),
  }
}

function fill(desk: ModelDesk): void {
  const author = { kind: 'customer' as const, staffId: null, name: 'Grace' }
  desk.happen((on) => {
    createGroup(on, { name: 'Acme' }, true)
    for (const groupName of ['Acme', 'Bolt'])
      fileTicket(
        on,
        { groupName, urgency: 'work-request', requester, subject: 'Mail', description: 'Slow.' },
        author,
      )
  })
}

/** Repeatable pseudo-random numbers in [0, 1): mulberry32. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
