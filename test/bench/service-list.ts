import autocannon from 'autocannon'
import type { Bench } from './bench.ts'
import { startFilled } from './filled-desk.ts'
import { alternate, asRate, figuresOf, type Side } from './measure.ts'
import { missingSides, sidesOf } from './peer.ts'
import { rowFields } from './request-tracker.ts'
import { atLeast, atMost, type Result } from './result.ts'

const connections = 10
/** Request Tracker answers a few in a second. */
const rtSeconds = 30
/** Seconds: longer than any answer here takes, on a busy machine as well. */
const longestAnswer = 60

/** B3: the service's list of 50 tickets under ten connections, beside RT's list and the service's own `/healthz`. */
export async function measureServiceList(bench: Bench): Promise<Result> {
  const { rounds, size } = bench
  const desk = await bench.large()
  const rt = await bench.requestTracker()
  const service = await startFilled(desk)
  bench.later(service.stop)
  const authorization = `Bearer ${service.token}`
  const list = load(size.loadSeconds, {
    name: `list of 50 of ${desk.tickets} tickets`,
    url: `${service.url}/v1/tickets?limit=50`,
    headers: { authorization },
  })
  const health = load(size.loadSeconds, { name: '/healthz, the ceiling', url: `${service.url}/healthz` })
  const sessions: string[] = []
  if (rt.kind === 'here') {
    while (sessions.length < connections) sessions.push(await rt.program.newSession())
  }
  const ofRt = sidesOf(rt, ({ base, tickets }) => {
    const asked = new URLSearchParams({ query: 'id > 0', fields: rowFields, per_page: '50' })
    const url = `${base}/REST/2.0/tickets?${asked}`
    const headers = { 'user-agent': 'desk-bench' }
    const name = `Request Tracker, REST 2 list of 50 of ${tickets} tickets (a session for each connection)`
    return [load(rtSeconds, { name, url, headers, sessions, most: size.rtSamples })]
  })
  const all = [list, health, ...ofRt]
  const took = await alternate(
    all.map(({ side }) => side),
    rounds,
  )
  const sides = took.map((figures) => asRate(figures, 1, 'requests/s'))
  const slowest = figuresOf('p99 of each run of the list', list.slowest.slice(1))
  const [own, ceiling, peer] = sides
  return {
    id: 'B3',
    what: `${connections} connections, requests a second`,
    sides: [...sides, slowest],
    verdicts: [
      atLeast('list ÷ RT', own && peer ? own.median / peer.median : null, 50, 'times'),
      atLeast('list ÷ /healthz', own && ceiling ? own.median / ceiling.median : null, 0.3, 'times'),
      atMost('p99 of a list, median of the runs', slowest.median, 10, 'ms'),
    ],
    missing: missingSides(rt, 'Request Tracker, REST 2 list of 50'),
  }
}

interface Load {
  readonly name: string
  readonly url: string
  readonly headers?: Record<string, string>
  /** Cookies, one for each connection. */
  readonly sessions?: readonly string[]
  readonly most?: number
}

/** Some seconds of requests in one sample: ms a request. Each sample's own p99 is written down beside. */
function load(
  seconds: number,
  { name, url, headers = {}, sessions = [], most }: Load,
): { side: Side; slowest: number[] } {
  const slowest: number[] = []
  let turn = 0
  const sample = async () => {
    const { requests, latency, non2xx, duration } = await autocannon({
      url,
      headers,
      connections,
      duration: seconds,
      timeout: longestAnswer,
      setupClient: (client) => {
        const cookie = sessions[(turn += 1) % sessions.length]
        if (cookie !== undefined) client.setHeaders({ ...headers, cookie })
      },
    })
    // What was under way at the end counts for nothing, on any side.
    if (non2xx > 0 || requests.total === 0) {
      throw new Error(`${name}: ${requests.total} answers, ${non2xx} of them refusals.`)
    }
    slowest.push(latency.p99)
    return (duration * 1000) / requests.total
  }
  return { side: { name, sample, ...(most !== undefined && { most }) }, slowest }
}
