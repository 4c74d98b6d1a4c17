import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFrom } from '#server/sample/random'
import { permutationOf } from './permutation-of.ts'
import type { Fault, Outcome } from '../fault.ts'
import { findFaketime } from './fake-clock.ts'
import { judge, settle, type Witness } from './judge.ts'
import { goOffline, reconnect, type Month, type Reconnected } from './month.ts'
import { endCore } from './offline-people.ts'
import { readDesk } from './read-desk.ts'

/** Ten thousand acts are on the service within so many ms of the first reconnecting. */
const longestPush = 60_000

/** Beyond this, in ms, nothing is on its way any more: a busy machine takes its time, and is told how long it took. */
const longestWait = 15 * 60_000

/** In ms: who looks at five consoles all the time takes from them what they are measured by. */
const lookEvery = 250

/** Each decision can meet another one; more rounds than there are acts of one person on one ticket are never needed. */
const mostRounds = 200

const checked =
  'invariants 1–5, 9 and the order of acts: every act is on the service once, or visibly with its author, and all five consoles show what the service has'

/** `cycles` counts the acts. */
export const monthOffline: Fault = {
  id: 'F5',
  fault: '30 days offline, 10,000 acts by 5 agents, all five on one ticket',
  checked: `${checked}; all are pushed within ${longestPush / 1000} s`,
  full: 10_000,
  quick: 250,
  brief: 40,
  async run({ seed, cycles, tell }): Promise<Outcome> {
    const folder = mkdtempSync(join(tmpdir(), 'desk-month-'))
    try {
      const month = await goOffline(folder, seed, cycles)
      tell(
        `${month.journals.flatMap(({ deeds }) => deeds).length} acts are in ${month.people.length} outboxes`,
      )
      const { violations, took, worked, needYou } = await comeBack(month, folder, [...month.people.keys()])
      const limit = took > longestPush ? [`pushed in ${Math.round(took / 1000)} s`] : []
      const notes = [
        `pushed in ${(took / 1000).toFixed(1)} s`,
        ...workNote(worked),
        `${needYou} conflicts shown to their authors`,
        clockNote(),
      ]
      return { runs: cycles, violations: [...violations, ...limit], notes, skipped: null }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** `cycles` counts the orders in which the five come back. */
export const ordersOfArrival: Fault = {
  id: 'F5',
  fault: '30 days offline, 5 agents who come back in another order each time',
  checked: `${checked}; whatever the order, the same notes and tickets are on the service`,
  full: 20,
  quick: 2,
  brief: 0,
  async run({ seed, cycles, tell }): Promise<Outcome> {
    const folder = mkdtempSync(join(tmpdir(), 'desk-month-'))
    const violations: string[] = []
    let first: string | null = null
    try {
      const month = await goOffline(folder, seed, 200)
      for (let n = 0; n < cycles; n += 1) {
        const order = permutationOf(randomFrom(seed + n), [...month.people.keys()])
        const copy = join(folder, 'copy')
        rmSync(copy, { recursive: true, force: true })
        cpSync(join(folder, 'kept'), copy, { recursive: true })
        const { violations: found, content } = await comeBack(month, folder, order, copy)
        first ??= content
        if (content !== first) found.push('other notes or tickets are on the service than in the first order')
        violations.push(...found.map((what) => `seed ${seed}, order ${order.join('')}: ${what}`))
        if ((n + 1) % Math.ceil(cycles / 10) === 0) tell(`${n + 1} of ${cycles}`)
      }
      return { runs: cycles, violations, notes: [clockNote()], skipped: null }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function clockNote(): string {
  return findFaketime() === null
    ? 'the clock was not moved: faketime is not installed'
    : 'done under a clock 30 days back'
}

/** What counts where other work shares the machine: with a core for each half of it, the push takes half as long. */
function workNote(worked: ComeBack['worked']): string[] {
  if (worked === null) return []
  const { service, consoles } = worked
  const all = (service + consoles).toFixed(1)
  return [`${all} s of CPU time (service ${service.toFixed(1)} s, consoles ${consoles.toFixed(1)} s)`]
}

interface ComeBack {
  readonly violations: string[]
  readonly took: number
  /** Until all was pushed. */
  readonly worked: ReturnType<Reconnected['worked']>
  readonly needYou: number
  /** What nobody can argue about: notes and tickets, as text. */
  readonly content: string
}

/** The five reconnect one after another, in this order, and all is judged. */
async function comeBack(
  month: Month,
  folder: string,
  order: readonly number[],
  files = join(folder, 'kept'),
): Promise<ComeBack> {
  const desk = await reconnect(month, files)
  const witnesses: Witness[] = []
  try {
    const began = performance.now()
    for (const place of order) witnesses.push(await desk.connect(place))
    await Promise.all(witnesses.map((witness) => settle(witness, longestWait, lookEvery)))
    const took = performance.now() - began
    const worked = desk.worked()
    const violations = await judge(desk.service, witnesses)
    const needYou = await decideAll(witnesses)
    violations.push(...(await judge(desk.service, witnesses)))
    const { messages, tickets } = await readDesk(desk.service)
    const notes = messages
      .filter(({ kind }) => kind === 'note' || kind === 'customer')
      .map(({ body }) => body)
    return {
      violations,
      took,
      worked,
      needYou,
      content: JSON.stringify([notes.toSorted(), [...tickets.keys()].toSorted()]),
    }
  } finally {
    await Promise.all(witnesses.map(({ core }) => endCore(core)))
    await desk.service.clean()
  }
}

/** Everybody insists on what they wanted, until nothing needs anybody. Answers how often somebody was asked. */
async function decideAll(witnesses: readonly Witness[]): Promise<number> {
  let asked = 0
  for (let round = 0; round < mostRounds; round += 1) {
    let open = 0
    for (const witness of witnesses) {
      const { core } = witness
      const outbox = await core.value('outbox.list', undefined)
      for (const { id, state, conflicts } of outbox) {
        if (state.kind !== 'needs-you') continue
        const mine = conflicts.map(({ field }) => field)
        const shown = conflicts.map(({ field, stands }) => ({ field, stands }))
        await core.call('outbox.decide', { actId: id, decision: { kind: 'settle', mine, shown } })
        open += 1
      }
      await settle(witness, 60_000)
    }
    if (open === 0) return asked
    asked += open
  }
  return asked
}
