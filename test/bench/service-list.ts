import autocannon from 'autocannon'
import type { Bench } from './bench.ts'
import { startFilled } from './filled-desk.ts'
import { alternate, asRate, figuresOf, type Side } from './measure.ts'
import { missingSides, sidesOf } from './peer.ts'
import { rowFields } from './request-tracker.ts'
import { atLeast, atMost, type Result } from './result.ts'

const connections = 10
/** Request Tracker answers a few in a second. */
const rtSeconds = 15

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
  const ofRt = sidesOf(rt, ({ base, cookie, tickets }) => {
    const asked = new URLSearchParams({ query: 'id > 0', fields: rowFields, per_page: '50' })
    const url = `${base}/REST/2.0/tickets?${asked}`
    const headers = { cookie, 'user-agent': 'desk-bench' }
    const name = `Request Tracker, REST 2 list of 50 of ${tickets} tickets (session cookie)`
    return [load(rtSeconds, { name, url, headers, most: size.rtSamples })]
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
  readonly most?: number
}

/** Some seconds of requests in one sample: ms a request. Each sample's own p99 is written down beside. */
function load(seconds: number, { name, url, headers = {}, most }: Load): { side: Side; slowest: number[] } {
  const slowest: number[] = []
  const sample = async () => {
    const { requests, latency, non2xx, errors, duration } = await autocannon({
      url,
      headers,
      connections,
      duration: seconds,
    })
    if (non2xx + errors > 0 || requests.total === 0)
      throw new Error(`${name}: not every request was answered.`)
    slowest.push(latency.p99)
    return (duration * 1000) / requests.total
  }
  return { side: { name, sample, ...(most !== undefined && { most }) }, slowest }
}
