import { pageSchema, type Page } from '#shared/protocol/page'
import type { MethodSettings } from '#shared/protocol/responder'
import { randomFrom } from '#server/sample/random'
import { callApi } from '../../support/desk.ts'
import { startHttpGateway } from '../../support/http-gateway.ts'
import { responder, webhookTo } from '../../support/responders.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { runCycles, type Fault } from '../fault.ts'
import { startBadGateways, type BadWay } from './bad-gateways.ts'
import { judgeLadder, judgeWithoutWay } from './judge-ladder.ts'
import { readMessage } from './judge-paged.ts'
import { makePagedDesk, readPages } from './paged-desk.ts'
import { permutationOf } from './permutation-of.ts'

/** Who is asked as well once nobody has had a page for a minute. */
const deputy = 'deputy'

/** Two ways of one person, and the deputy. */
const triedForEach = 3

/** Somebody whose ways are these, and whom a page of its own is for. */
interface Case {
  readonly person: string
  readonly ways: readonly BadWay[]
}

export const badGateways: Fault = {
  id: 'F12',
  fault:
    'gateways that accept and never deliver, 4xx, 5xx, wrong number, hang, close early, speak nonsense, are down: webhook, SNPP and SMTP',
  checked:
    'the next method within 60 s of the first’s acceptance, at once after its failure, and within 60 s of the page’s beginning; the next person after that; the page tells each failure in the gateway’s words, and says where all failed',
  full: 10,
  quick: 1,
  // A minute has to pass.
  brief: 0,
  async run(options) {
    let slowest = 0
    const outcome = await runCycles(options, (seed) => play(seed, (ms) => (slowest = Math.max(slowest, ms))))
    return { ...outcome, notes: [`next method ${(slowest / 1000).toFixed(1)} s after a failure at most`] }
  },
}

async function play(seed: number, tookToGoOn: (ms: number) => void): Promise<readonly string[]> {
  const bad = await startBadGateways()
  const good = await startHttpGateway()
  const wayNamed = (name: string) => bad.ways.filter((way) => way.name === name)
  const ladders: readonly Case[] = bad.ways.map((way, n) => ({ person: `person-${n}`, ways: [way] }))
  const without: readonly Case[] = [
    { person: 'wrong', ways: [...wayNamed('webhook knows no such number'), ...wayNamed('SNPP knows no such pager')] }, // prettier-ignore
    { person: 'hung', ways: [...wayNamed('webhook hangs'), ...wayNamed('mail server hangs')] },
  ]
  const methodsOf = (person: string, all: readonly MethodSettings[]) =>
    responder(person, all.map((settings, n) => ({ id: `${person}-${n}`, settings }))) // prettier-ignore
  const settingsOf = ({ ways }: Case) => ways.map(({ settings }) => settings)
  const people = [
    ...ladders.map((one) => methodsOf(one.person, [...settingsOf(one), webhookTo(`${good.url}/${one.person}`)])), // prettier-ignore
    ...without.map((one) => methodsOf(one.person, settingsOf(one))),
    methodsOf(deputy, [webhookTo(`${good.url}/${deputy}`)]),
  ]
  const escalation = [{ afterMinutes: 1, responderIds: people.slice(-1).map(({ id }) => id) }]
  const desk = await makePagedDesk({ people, escalation, paging: { repeatMinutes: 120 } })
  const service = await startService({ env: { DATA_DIR: desk.dataDir, SMTP_URL: bad.mailUrl, MAIL_FROM: 'desk@example.com' } }) // prettier-ignore
  try {
    const random = randomFrom(seed)
    const climbs = await Promise.all(permutationOf(random, [...ladders, ...without]).map((one) => page(service, one))) // prettier-ignore
    const troubled = await watch(service, climbs.length)
    const pages = new Map((await readPages(service)).map((one) => [one.id, one]))
    const taken = good.taken.map((one) => ({ ...readMessage(one), path: one.path }))
    return climbs.flatMap(({ one, begun, id }) => {
      const climbed = { ...one, begun, page: pages.get(id), taken: taken.filter(({ pageId }) => pageId === id), deputy, trouble: troubled.get(id) ?? null } // prettier-ignore
      const found = without.includes(one) ? judgeWithoutWay(climbed) : judgeLadder(climbed, tookToGoOn)
      return found.map((what) => `${one.ways.map(({ name }) => name).join(', ')}: ${what}`)
    })
  } finally {
    await service.clean()
    await Promise.all([bad.stop(), good.stop(), desk.remove()])
  }
}

/** A page by hand, to one person. `begun`: an instant in ms, not after its beginning. */
async function page({ url, token }: ServiceProcess, one: Case) {
  const begun = Date.now()
  const body = { kind: 'manual', text: one.person, responderIds: [one.person] }
  const reply = await callApi(url, token, 'POST', '/v1/pages', { body })
  return { one, begun, id: pageSchema.parse(reply.body).id }
}

/** Waits until every way was tried for every page. Answers when each first told a trouble, as an instant in ms. */
async function watch(service: ServiceProcess, count: number): Promise<ReadonlyMap<string, number>> {
  const troubled = new Map<string, number>()
  const hasEnded = ({ deliveries }: Page) =>
    deliveries.length >= triedForEach && deliveries.every(({ state }) => state !== 'queued')
  await until('every way to be tried', async () => {
    const pages = await readPages(service)
    for (const { id, trouble } of pages)
      if (trouble !== '' && !troubled.has(id)) troubled.set(id, Date.now())
    return pages.filter(hasEnded).length === count
  }, 90_000, 500).catch(() => undefined) // prettier-ignore
  return troubled
}
