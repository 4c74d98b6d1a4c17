import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '#shared/protocol/page'
import { inspectDesk } from '#server/store/inspect-desk'
import { randomFrom, type Random } from '#server/sample/random'
import { join } from 'node:path'
import { callApi } from '../../support/desk.ts'
import { responder, webhookTo } from '../../support/responders.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import type { Fault, FaultOptions, Outcome } from '../fault.ts'
import { createDeskAuthor, type DeskAct, type DeskAuthor } from './desk-acts.ts'
import { judgePaged, type Kill } from './judge-paged.ts'
import { makePagedDesk, readPages, type PagedDesk } from './paged-desk.ts'

/** One desk lives through this many kills before everything settles and is judged. */
const killsPerDesk = 25
const mostActs = 4
const people = ['ann', 'bob', 'cy']

/** Where the service is when it is killed. Each answers once it is there, or at last. */
const points = {
  async 'asked, not answered'({ random, perform, author }: Life) {
    for (let n = random.integer(1, 3); n > 0; n -= 1) void perform(author.file(random.chance(0.8)))
    void perform(author.note())
    await pause(random.next() * 40)
  },
  async 'handed over, not answered'({ random, perform, author, gateway }: Life) {
    gateway.holds(true)
    const taken = gateway.nextTaken()
    void perform(author.file(true))
    await Promise.race([taken, pause(longestWait)])
    await pause(random.next() * 4)
  },
  async 'answered by the gateway, not written down'({ random, perform, author, gateway }: Life) {
    const taken = gateway.nextTaken()
    void perform(author.file(true))
    await Promise.race([taken, pause(longestWait)])
    await pause(random.next() * 8)
  },
  async 'while somebody acknowledges'({ random, perform, author, gateway }: Life) {
    if (random.chance(0.3)) gateway.holds(true)
    const act = author.acknowledge()
    if (act === null) await perform(author.file(true))
    void perform(act ?? author.acknowledge())
    await pause(random.next() * 40)
  },
  async 'at any time'({ random, perform, author }: Life) {
    void perform(author.file(random.chance(0.8)))
    void perform(author.acknowledge())
    await pause(random.next() * 500)
  },
} satisfies Record<string, (life: Life) => Promise<void>>

/** In ms: what has not come by then does not come in this life. */
const longestWait = 5000

/** One run of the service, up to the kill. */
interface Life {
  readonly random: Random
  readonly author: DeskAuthor
  readonly gateway: WatchedGateway
  /** Asks, and does not wait unless somebody does. */
  readonly perform: (act: DeskAct | null) => Promise<void>
}

interface WatchedGateway {
  readonly gateway: HttpGateway
  /** Whether it takes messages and never answers. */
  holds(isSo: boolean): void
  nextTaken(): Promise<void>
}

export const killedService: Fault = {
  id: 'F3',
  fault: `SIGKILL of the service: ${Object.keys(points).join('; ')}`,
  checked:
    'every answered act stands once; every mission-critical ticket has its page; everybody of each page was handed a message; one id per page, person, method and round, handed over again at most once per kill; whoever was woken is told who has it, and nobody is woken after; the database passes `check`',
  full: 1000,
  quick: 10,
  brief: 3,
  async run(options: FaultOptions): Promise<Outcome> {
    const violations: string[] = []
    let doubled = 0
    for (let done = 0; done < options.cycles; done += killsPerDesk) {
      const kills = Math.min(killsPerDesk, options.cycles - done)
      const seed = options.seed + done
      const found = await liveThrough(seed, kills, (more) => (doubled += more)).catch((thrown: unknown) => [
        `broke off: ${String(thrown)}`,
      ])
      violations.push(...found.map((what) => `seed ${seed}: ${what}`))
      if (options.cycles > killsPerDesk) options.tell(`${done + kills} of ${options.cycles}`)
    }
    return {
      runs: options.cycles,
      violations,
      notes: [`${doubled} messages handed over once more`],
      skipped: null,
    }
  },
}

async function liveThrough(
  seed: number,
  kills: number,
  doubled: (more: number) => void,
): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const watched = await watchGateway()
  const { gateway } = watched
  // A second way comes after a minute: most desks are over by then, and where it comes it obeys the same rules.
  const ways = (id: string) => [1, 2].map((n) => ({ id: `${id}-${n}`, settings: webhookTo(`${gateway.url}/${id}/${n}`) })) // prettier-ignore
  const desk = await makePagedDesk({ people: people.map((id) => responder(id, ways(id))), paging: { repeatMinutes: 120 } }) // prettier-ignore
  const groups = Array.from({ length: kills * mostActs }, (_, n) => `Group ${n + 1}`)
  const author = createDeskAuthor(random, groups)
  const killed: Kill[] = []
  let service: ServiceProcess | null = null
  try {
    service = await startService({ env: { DATA_DIR: desk.dataDir } })
    for (const name of groups) await callApi(service.url, service.token, 'POST', '/v1/groups', { body: { name } }) // prettier-ignore
    for (let n = 0; n < kills; n += 1) {
      const point = random.pick(Object.keys(points) as [keyof typeof points, ...(keyof typeof points)[]])
      await liveAndDie(service, { random, author, watched, point })
      killed.push({ at: performance.now(), point })
      service = await startService({ env: { DATA_DIR: desk.dataDir } })
    }
    const late = await settle(service, author)
    const taken = gateway.taken.map(({ path, body, at }) => ({ path, body, at }))
    const judged = await judgePaged(service, { author, taken, killed, people })
    doubled(taken.length - new Set(taken.map(({ body }) => idIn(body))).size)
    const code = await service.stop()
    const stopped = code === 0 ? [] : [`the service ended with ${code}`]
    return [...late, ...author.refused, ...judged, ...stopped, ...unsound(desk)]
  } finally {
    await service?.clean()
    await gateway.stop()
    await desk.remove()
  }
}

async function liveAndDie(
  service: ServiceProcess,
  { random, author, watched, point }: { random: Random; author: DeskAuthor; watched: WatchedGateway; point: keyof typeof points }, // prettier-ignore
): Promise<void> {
  const asking: Promise<void>[] = []
  async function perform(act: DeskAct | null): Promise<void> {
    if (act === null) return
    const sent = author.send(service, act)
    asking.push(sent)
    await sent
  }
  watched.holds(false)
  // What nobody has been answered is asked again under its key, beside what is new.
  for (const act of author.unanswered()) void perform(act)
  await points[point]({ random, author, gateway: watched, perform: async (act) => perform(act) })
  await service.kill()
  await Promise.all(asking)
  watched.holds(false)
}

/** Asks again what was not answered, and waits for the pager. Answers what does not come to rest. */
async function settle(service: ServiceProcess, author: DeskAuthor): Promise<string[]> {
  try {
    await until('every act to be answered', async () => {
      for (const act of author.unanswered()) await author.send(service, act)
      return author.unanswered().length === 0 || author.refused.length > 0
    }, 20_000, 50) // prettier-ignore
    let before = ''
    let restsSince = performance.now()
    await until('every page to be told', async () => {
      const pages = await readPages(service)
      const versions = pages.map(({ id, version }) => `${id} ${version}`).join(' ')
      if (versions !== before || !pages.every(isAtRest)) restsSince = performance.now()
      before = versions
      return performance.now() - restsSince > restsFor
    }, 30_000, 100) // prettier-ignore
    return []
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)]
  }
}

/** In ms: the pager tells what somebody's act has made due sooner than that. */
const restsFor = 1000

function isAtRest({ state, deliveries }: Page): boolean {
  return state !== 'queued' && state !== 'sending' && deliveries.every((one) => one.state !== 'queued')
}

async function watchGateway(): Promise<WatchedGateway> {
  let isHolding = false
  const listening: (() => void)[] = []
  const gateway = await startHttpGateway(() => {
    for (const tell of listening.splice(0)) tell()
    return isHolding ? null : 200
  })
  return {
    gateway,
    holds: (isSo) => void (isHolding = isSo),
    nextTaken: () => new Promise((resolve) => listening.push(resolve)),
  }
}

function unsound({ dataDir }: PagedDesk): readonly string[] {
  return inspectDesk(join(dataDir, 'desk.db')).faults
}

function idIn(body: string): unknown {
  const read: unknown = JSON.parse(body)
  return typeof read === 'object' && read !== null && 'deliveryId' in read ? read.deliveryId : null
}
