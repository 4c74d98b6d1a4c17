import { createServer, request as ask, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { randomFrom, type Random } from '#server/sample/random'
import { sha256 } from '#server/store/blocklist-operations'
import { recordedOperationSchema } from '#shared/protocol/blocklist'
import { groupIdSchema } from '#shared/protocol/common'
import { chainBeginning, hashOperation } from '#shared/rules/blocklist/chain'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { createJournal } from './journal.ts'
import { judge } from './judge.ts'

/** A service as a later version might be: it says more than this console knows. */
interface NewerService {
  readonly url: string
  close(): Promise<void>
}

export const mixedVersions: Fault = {
  id: 'F11',
  fault: 'this console against a newer service: unknown kinds in the feed, unknown fields, unknown refusals',
  checked:
    'invariants 1–5, 9 and the order of acts: all that is known is shown, and a refusal nobody knows is shown with its words',
  full: 20,
  quick: 2,
  brief: 1,
  run: (options) =>
    runCycles(options, async (seed) => {
      const random = randomFrom(seed)
      const service = await startService()
      const newer = await startNewerService(service.url, random)
      const profile = await makeProfile()
      const core = startCoreProcess()
      const journal = createJournal('ada')
      const author = createAuthor('ada', random)
      try {
        await signIn(core, profile.path, newer.url, service.token)
        for (let n = 0; n < 25; n += 1) await journal.perform(core, author.next())
        await triageElsewhere(service)
        const wrong = await judge(service, [{ core, journal }])
        return [...wrong, ...(await blocklistFaults(core))]
      } finally {
        await core.kill()
        await newer.close()
        await service.clean()
        await profile.remove()
      }
    }),
}

const group = { id: 'g-newer', name: 'Newer Works' }

/** What a colleague does at the newer service: something of every kind that triage knows. */
async function triageElsewhere({ url, token }: ServiceProcess): Promise<void> {
  const api = (method: string, path: string, body: object, headers = {}) =>
    callApi(url, token, method, path, { body, headers })
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const operation = (id: string, act: string, more: object) => ({ id, groupId: group.id, act, targets: [], after: [], reason: 'Why', madeAt: { ms: Date.now(), counter: 0, node: 'n' }, ...more }) // prettier-ignore
  const operations = [
    operation('o-1', 'block', { until }),
    operation('o-2', 'extend', { targets: ['o-1'], after: ['o-1'], until: null }),
  ]
  const filed = ['Newer Works', 'Newer Two', 'Newer Three'].map((groupName) => newTicket({ groupName, urgency: 'mission-critical' })) // prettier-ignore
  const made = [
    await api('POST', '/v1/groups', group),
    await api('POST', '/v1/groups', { name: 'Newer Two' }),
    await api('POST', '/v1/groups', { name: 'Newer Three' }),
    await api('PATCH', '/v1/settings', { thresholds: { outage: { groups: 2, minutes: 15 } } }, { 'if-match': '*' }), // prettier-ignore
    ...(await inTurn(filed, (ticket, n) => api('POST', '/v1/tickets', { ...ticket, id: `t-newer-${n}` }))),
    await api('POST', '/v1/blocklist/operations', { operations }),
    await api('POST', '/v1/tickets/t-newer-1/flags', { reason: 'Nothing is down' }),
  ]
  const refused = made.find(({ status }) => status >= 300)
  if (refused !== undefined) throw new Error(refused.text)
}

async function inTurn<Item, Value>(
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = []
  for (const [n, item] of items.entries()) values.push(await work(item, n))
  return values
}

/** The chain holds over fields that this console does not know, and what was done is shown. */
async function blocklistFaults(core: CoreProcess): Promise<string[]> {
  const groupId = groupIdSchema.parse(group.id)
  const [report, view] = [await core.call('blocklist.verify', undefined), await core.call('blocklist.group', { groupId })] // prettier-ignore
  if (!report.ok || !view.ok) return ['the blocklist cannot be read']
  const shown = view.value?.entries.map(({ state, until }) => `${state} ${until}`).join()
  return [
    ...(report.value.kind === 'holds' ? [] : [`the chain is said to be ${report.value.kind}`]),
    ...(shown === 'in-force null' ? [] : [`the blocklist shows ${shown}`]),
  ]
}

async function startNewerService(serviceUrl: string, random: Random): Promise<NewerService> {
  const target = new URL(serviceUrl)
  const chain = new Map([[0, chainBeginning]])
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    if (method === 'PATCH' && random.chance(0.1)) {
      const detail = 'Your plan does not include this.'
      const problem = {
        type: 'about:blank',
        title: 'No',
        status: 422,
        detail,
        code: 'plan-exceeded',
        since: 2030,
      }
      outgoing.writeHead(422, { 'content-type': 'application/problem+json' })
      return void outgoing.end(JSON.stringify(problem))
    }
    const isStream = url.startsWith('/v1/events')
    const forwarded = ask(
      { host: target.hostname, port: target.port, method, path: url, headers },
      (answer) => {
        if (isStream) {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
          return void answer.pipe(outgoing)
        }
        void textOf(answer).then((text) => {
          const body = url.startsWith('/v1/changes') ? moreChanges(text, random, chain) : moreFields(text)
          // Its length has changed, and it comes in one piece now.
          const others = Object.entries(answer.headers).filter(
            ([name]) => name !== 'content-length' && name !== 'transfer-encoding',
          )
          outgoing.writeHead(answer.statusCode ?? 500, Object.fromEntries(others))
          outgoing.end(body)
        })
      },
    )
    forwarded.on('error', () => outgoing.destroy())
    outgoing.on('close', () => forwarded.destroy())
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The service has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  answer.setEncoding('utf8')
  let text = ''
  for await (const part of answer) text += String(part)
  return text
}

const pageSchema = z.looseObject({
  changes: z.array(z.looseObject({ seq: z.number(), kind: z.string(), doc: z.looseObject({}).nullable() })),
})

/** Kinds that nobody knows between those that are known, and fields in all of them. `chain`: its own hashes, by their order. */
function moreChanges(text: string, random: Random, chain: Map<number, string>): string {
  const page = pageSchema.safeParse(parsed(text))
  if (!page.success) return text
  const changes = page.data.changes.flatMap((change) => {
    // Room for others between the numbers, as no number comes twice in a feed.
    const seq = change.seq * 2
    const doc = richer(change.doc)
    const told = change.kind === 'blocklist-operation' ? chained(doc, chain) : doc
    const more = { ...change, seq, doc: told, shard: 3 }
    if (random.chance(0.7)) return [more]
    const id = `window-${seq}`
    return [more, { seq: seq + 1, kind: 'maintenance-window', op: 'put', id, version: 1, doc: { nights: 3 } }]
  })
  return JSON.stringify({ ...page.data, changes, region: 'north' })
}

function moreFields(text: string): string {
  const value = parsed(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.stringify(richer(value))
    : text
}

/** One more field in every object, at whatever depth. */
function richer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(richer)
  if (typeof value !== 'object' || value === null) return value
  const held = Object.entries(value).map(([name, one]) => [name, richer(one)] as const)
  return { ...Object.fromEntries(held), mood: 'sunny' }
}

/** An operation as the newer service would have hashed it, with all that it says. */
function chained(doc: unknown, chain: Map<number, string>): unknown {
  if (doc === null) return doc
  const { hash: _, ...said } = recordedOperationSchema.parse(doc)
  const linked = { ...said, previousHash: chain.get(said.order - 1) ?? '' }
  const hash = hashOperation(linked, sha256)
  chain.set(said.order, hash)
  return { ...linked, hash }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
