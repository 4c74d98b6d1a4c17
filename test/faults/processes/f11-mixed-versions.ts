import { createServer, request as ask, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startService } from '../../support/service-process.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor } from './author.ts'
import { startCoreProcess } from './core-process.ts'
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
        return await judge(service, [{ core, journal }])
      } finally {
        await core.kill()
        await newer.close()
        await service.clean()
        await profile.remove()
      }
    }),
}

async function startNewerService(serviceUrl: string, random: Random): Promise<NewerService> {
  const target = new URL(serviceUrl)
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
          const body = url.startsWith('/v1/changes') ? moreChanges(text, random) : moreFields(text)
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
  changes: z.array(z.looseObject({ seq: z.number(), doc: z.looseObject({}).nullable() })),
})

/** Kinds that nobody knows between those that are known, and fields in all of them. */
function moreChanges(text: string, random: Random): string {
  const page = pageSchema.safeParse(parsed(text))
  if (!page.success) return text
  const changes = page.data.changes.flatMap((change) => {
    // Room for others between the numbers, as no number comes twice in a feed.
    const seq = change.seq * 2
    const richer = { ...change, seq, doc: change.doc && { ...change.doc, mood: 'sunny' }, shard: 3 }
    if (random.chance(0.7)) return [richer]
    const id = `rota-${seq}`
    return [richer, { seq: seq + 1, kind: 'rota', op: 'put', id, version: 1, doc: { nights: 3 } }]
  })
  return JSON.stringify({ ...page.data, changes, region: 'north' })
}

function moreFields(text: string): string {
  const value = parsed(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.stringify({ ...value, mood: 'sunny' })
    : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
