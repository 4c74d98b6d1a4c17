import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { freePort } from '../support/free-port.ts'
import { wordsOf, type Peer } from './peer.ts'

/** Request Tracker 5 as Debian packs it, with tickets in it, on a port of its own. */
export interface RequestTracker {
  readonly base: string
  readonly tickets: number
  /** Of a person who signed in on its page: spares the 0.23 s that it spends on each token. */
  readonly cookie: string
  readonly token: string
  /** Another session: requests of one session wait for each other. */
  newSession(): Promise<string>
  stop(): Promise<void>
}

/** How a request says who asks. */
export type Pass = 'cookie' | 'token'

export interface Listing {
  readonly query: string
  readonly fields: string
  readonly orderBy?: string
  /** RT gives 100 at most. */
  readonly perPage?: number
  readonly pass?: Pass
  /** Where it differs from RT's own: a proxy that counts. */
  readonly base?: string
}

/** All that a row of the desk's queue shows. */
export const rowFields = 'Subject,Status,Created,LastUpdated,Owner,Requestor,CustomFields'

const run = promisify(execFile)
/** Installing it the first time takes most of this. */
const longestStart = 600_000

/** The scripts that install, seed, start and stop it are not part of this tree; `RT_PEER` says where they are. */
export function scriptsFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return resolve(environment['RT_PEER'] ?? '../shared/peers/request-tracker')
}

/** Installs, fills and starts it with files of its own below `folder`. */
export async function startRequestTracker(folder: string, tickets: number): Promise<Peer<RequestTracker>> {
  const scripts = scriptsFolder(process.env)
  if (!existsSync(join(scripts, 'start-rt.sh'))) {
    return { kind: 'absent', why: `no Request Tracker scripts (set RT_PEER to the folder of start-rt.sh)` }
  }
  const lab = join(folder, 'request-tracker')
  // Made through RT itself, 25 a second; the others are copies of these.
  const originals = String(Math.min(500, Math.ceil(tickets / 5)))
  const env = { ...process.env, RT_LAB: lab, SEED_API: originals }
  const script = (name: string, ...args: string[]) =>
    run('bash', [join(scripts, name), ...args], { env, timeout: longestStart, maxBuffer: 2 ** 24 })
  try {
    searchContent(join(lab, 'state', 'conf.d'))
    const { stdout } = await script('start-rt.sh', String(await freePort()))
    await script('seed-rt.sh', String(tickets))
    const told = (name: string) => new RegExp(`^${name}=(\\S+)$`, 'm').exec(stdout)?.[1] ?? ''
    const base = told('RT_BASE')
    const newSession = () => signIn(base, told('RT_ROOT_USER'), told('RT_ROOT_PASSWORD'))
    const cookie = await newSession()
    const stop = async () => void (await script('stop-rt.sh'))
    return {
      kind: 'here',
      program: { base, tickets, cookie, token: told('RT_ROOT_TOKEN'), newSession, stop },
    }
  } catch (thrown) {
    await script('stop-rt.sh').catch(() => undefined)
    return { kind: 'failed', why: wordsOf(thrown) }
  }
}

/** RT's answers hold more; this is what the bench looks at. */
const ticketsSchema = z.object({
  total: z.number(),
  items: z.array(z.looseObject({ id: z.coerce.number() })),
})
export type ListedTickets = z.infer<typeof ticketsSchema>

/** One page of RT's REST 2 list. */
export async function listTickets(rt: RequestTracker, listing: Listing): Promise<ListedTickets> {
  const { query, fields, orderBy = 'id', perPage = 50, pass = 'cookie', base = rt.base } = listing
  const asked = new URLSearchParams({ query, fields, orderby: orderBy, per_page: String(perPage) })
  // Plain references are of no use to anybody who shows a row: their names come along.
  asked.set('fields[Owner]', 'Name')
  asked.set('fields[Requestor]', 'Name,EmailAddress')
  const answer = await fetch(`${base}/REST/2.0/tickets?${asked}`, { headers: headersOf(rt, pass) })
  if (!answer.ok) throw new Error(`Request Tracker answered ${answer.status} to ${query}.`)
  return ticketsSchema.parse(await answer.json())
}

export async function changeTicket(rt: RequestTracker, id: number, set: object): Promise<void> {
  const answer = await fetch(`${rt.base}/REST/2.0/ticket/${id}`, {
    method: 'PUT',
    headers: { ...headersOf(rt, 'token'), 'content-type': 'application/json' },
    body: JSON.stringify(set),
  })
  if (!answer.ok) throw new Error(`Request Tracker answered ${answer.status} to a change.`)
}

/** Its own page of 50 tickets. */
export function resultsPage(rt: RequestTracker, query: string): string {
  return `${rt.base}/Search/Results.html?${new URLSearchParams({ Query: query, RowsPerPage: '50' })}`
}

function headersOf({ cookie, token }: RequestTracker, pass: Pass): Record<string, string> {
  const agent = { 'user-agent': 'desk-bench' }
  return pass === 'cookie' ? { ...agent, cookie } : { ...agent, authorization: `token ${token}` }
}

async function signIn(base: string, user: string, password: string): Promise<string> {
  const answer = await fetch(`${base}/NoAuth/Login.html`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ user, pass: password, next: '' }),
  })
  const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  if (cookie === '') throw new Error('Request Tracker gave no session.')
  return cookie
}

/** On SQLite it searches messages with LIKE, and only when told to: else it finds nothing, without a word. */
function searchContent(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'full-text.pm'), 'Set(%FullTextSearch, Enable => 1, Indexed => 0);\n1;\n')
}
