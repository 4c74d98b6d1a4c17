import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startRoughLine, type SeenRequest, type Weather } from '../../support/rough-line.ts'
import { startService } from '../../support/service-process.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess } from '../../support/core-process.ts'
import { createJournal } from './journal.ts'
import { judge, settle } from './judge.ts'

/** After healing, everything has to be there within so many ms. */
const longestCatchUp = 5_000
/** Nobody needs more requests of one console in any second; a dozen acts are on their way. */
const mostPerSecond = 20

interface Case {
  readonly name: string
  readonly weather: (random: Random) => Weather
  /** What the service asked for, in ms; 0 where it asked for nothing. */
  readonly retryAfter: number
}

const problem = { 'Content-Type': 'application/problem+json' }
const html = '<!doctype html><title>Hotel</title><p>Welcome! Accept our terms to go online.</p>'

const cases: readonly Case[] = [
  {
    name: '429 with Retry-After',
    weather: () => refusal(429, 'rate-limited', { 'Retry-After': '3' }),
    retryAfter: 3000,
  },
  {
    name: '503 with Retry-After',
    weather: () => refusal(503, 'unavailable', { 'Retry-After': '2' }),
    retryAfter: 2000,
  },
  { name: '500', weather: () => refusal(500, 'internal', {}), retryAfter: 0 },
  {
    name: '502 of a proxy',
    weather: () => ({ kind: 'answers', status: 502, headers: { 'Content-Type': 'text/html' }, body: html }),
    retryAfter: 0,
  },
  {
    name: '200 with HTML',
    weather: () => ({ kind: 'answers', status: 200, headers: { 'Content-Type': 'text/html' }, body: html }),
    retryAfter: 0,
  },
  {
    name: 'slow answers',
    weather: (random) => ({ kind: 'slow', bytes: random.integer(20, 200), everyMs: 20 }),
    retryAfter: 0,
  },
  { name: 'a half-open connection', weather: () => ({ kind: 'silent' }), retryAfter: 0 },
  {
    name: 'answers that break off',
    weather: (random) => ({ kind: 'breaks-off', after: random.integer(1, 600) }),
    retryAfter: 0,
  },
]

function refusal(status: number, code: string, headers: Record<string, string>): Weather {
  const body = JSON.stringify({ type: 'about:blank', title: 'Later', status, detail: 'Later.', code })
  return { kind: 'answers', status, headers: { ...problem, ...headers }, body }
}

export const badWeather: Fault = {
  id: 'F10',
  fault: '429, 5xx, slow answers, half-open connections, 200 with HTML, answers that break off',
  checked: `invariants 1–5, 9 and the order of acts; Retry-After never cut short; at most ${mostPerSecond} requests in any second; caught up within ${longestCatchUp / 1000} s of healing`,
  full: 40,
  quick: 8,
  brief: 1,
  async run(options) {
    const slowest = new Map<string, number>()
    const outcome = await runCycles(options, async (seed) => {
      const one = cases[seed % cases.length] ?? cases[0]
      if (one === undefined) return []
      const { violations, caughtUpIn } = await play(seed, one)
      slowest.set(one.name, Math.max(slowest.get(one.name) ?? 0, caughtUpIn))
      return violations.map((what) => `${one.name}: ${what}`)
    })
    const figures = [...slowest].map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`).join(', ')
    return { ...outcome, notes: [`slowest catch-up: ${figures}`] }
  },
}

async function play(seed: number, one: Case): Promise<{ violations: string[]; caughtUpIn: number }> {
  const random = randomFrom(seed)
  const service = await startService()
  const line = await startRoughLine(service.url)
  const profile = await makeProfile()
  const core = startCoreProcess()
  const journal = createJournal('ada')
  const author = createAuthor('ada', random)
  try {
    await signIn(core, profile.path, line.url, service.token)
    for (let n = 0; n < 6; n += 1) await journal.perform(core, author.next())
    await settle({ core, journal }, 20_000)
    const began = performance.now()
    line.set(one.weather(random))
    for (let n = 0; n < 12; n += 1) {
      await journal.perform(core, author.next())
      await pause(random.integer(0, 300))
    }
    await pause(random.integer(1000, 9000))
    line.set({ kind: 'clear' })
    const healed = performance.now()
    await settle({ core, journal }, 45_000)
    const caughtUpIn = performance.now() - healed
    const bad = line.seen.filter(({ at }) => at >= began)
    const refused = bad.filter(({ at }) => at < healed)
    const violations = [
      // What was asked for has to be waited for, however whole the line is by then.
      ...(caughtUpIn > longestCatchUp + one.retryAfter
        ? [`caught up ${(caughtUpIn / 1000).toFixed(1)} s after healing`]
        : []),
      ...cutShort(refused, bad, one.retryAfter),
      ...storms(refused),
      ...(await judge(service, [{ core, journal }])),
    ]
    return { violations, caughtUpIn }
  } finally {
    await core.kill()
    await line.close()
    await service.clean()
    await profile.remove()
  }
}

/** Requests that came again before the time that the refusal of the same one asked for; 100 ms for the way. */
function cutShort(
  refused: readonly SeenRequest[],
  all: readonly SeenRequest[],
  retryAfter: number,
): string[] {
  if (retryAfter === 0) return []
  return refused.flatMap((before) => {
    const again = all.find((later) => later.at > before.at && nameOf(later) === nameOf(before))
    if (again === undefined || again.at - before.at >= retryAfter - 100) return []
    return [`${nameOf(again)} again after ${Math.round(again.at - before.at)} ms`]
  })
}

function nameOf({ method, path, key }: SeenRequest): string {
  return key ?? `${method} ${path.split('?')[0] ?? ''}`
}

function storms(seen: readonly SeenRequest[]): string[] {
  const counts = seen.map(({ at }) => seen.filter((one) => one.at >= at && one.at < at + 1000).length)
  const most = Math.max(0, ...counts)
  return most > mostPerSecond ? [`${most} requests within one second`] : []
}
