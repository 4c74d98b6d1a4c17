import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

/** A page as it stands in HylaFAX's queue, waiting for a modem that is not there. */
export interface QueuedPage {
  readonly pin: string
  readonly owner: string
  readonly text: string
}

export interface Hylafax {
  readonly port: number
  readonly pages: () => readonly QueuedPage[]
  /** Its scheduler stays as it is, and answers nobody. */
  freezeScheduler(): void
  stopScheduler(): Promise<void>
  stop(): Promise<void>
}

/** Who may page, and the pagers: `5551234`, and its other name `ana`; `closed…` is turned away, any other unknown. */
export const hylafaxLogin = { user: 'desk', password: 's3cret' } as const
const pagers = ['5551234 18005551/5551234', 'ana 18005551/5551234', 'closed.* reject']
/** crypt(3) of the password above. */
const crypted = 'paDJ4IQwxIy/E'

const server = '/usr/sbin/hfaxd'
const scheduler = '/usr/sbin/faxq'
/** What both expect to find in their spool, and make none of. */
const folders = [
  'archive', 'bin', 'client', 'config', 'dev', 'docq', 'doneq', 'etc', 'info', 'log', 'pollq', 'recvq', 'sendq', 'status',
  'tmp',
] // prettier-ignore
/** Why HylaFAX cannot run here; null where it can. */
export function whyNoHylafax(): string | null {
  if (!existsSync(server) || !existsSync(scheduler)) return 'install HylaFAX (Debian: hylafax-server)'
  // It gives up what it need not be, and shuts itself into its spool: only root can do either.
  if (process.getuid?.() !== 0) return 'HylaFAX starts as root only'
  return account() === null ? 'HylaFAX’s account uucp is missing' : null
}

/** HylaFAX's own SNPP server and its scheduler, on a port of the loopback, in a spool that is gone with them. */
export async function startHylafax(): Promise<Hylafax> {
  const spool = await makeSpool()
  const port = await freePort()
  const queue = run(scheduler, ['-q', spool, '-D'])
  const front = run(server, ['-d', '-q', spool, '-l', '127.0.0.1', '-s', String(port)])
  const stop = async () => {
    await Promise.all([front.stop(), queue.stop()])
    await rm(spool, { recursive: true, force: true })
  }
  try {
    await until('HylaFAX’s scheduler to listen', () => queue.isUp() && existsSync(join(spool, 'FIFO')))
    await until('HylaFAX to listen', () => front.isUp() && isListening(port))
  } catch (thrown) {
    await stop()
    throw thrown
  }
  return {
    port,
    pages: () => queued(spool),
    freezeScheduler: () => queue.freeze(),
    stopScheduler: () => queue.stop(),
    stop,
  }
}

async function makeSpool(): Promise<string> {
  const spool = await mkdtemp(join(tmpdir(), 'desk-hylafax-'))
  for (const folder of folders) await mkdir(join(spool, folder))
  const settings = {
    // Of a machine with modems these say what faxsetup found there; the scheduler starts with empty ones, and not without.
    'setup.cache': '',
    config: '',
    pagermap: `${pagers.join('\n')}\n`,
    'hosts.hfaxd': `^${hylafaxLogin.user}@:1:${crypted}:\n`,
  }
  for (const [name, text] of Object.entries(settings)) await writeFile(join(spool, 'etc', name), text)
  await chmod(join(spool, 'etc', 'hosts.hfaxd'), 0o600)
  const { uid, gid } = account() ?? { uid: 0, gid: 0 }
  for (const name of ['.', ...(await readdir(spool, { recursive: true }))])
    await chown(join(spool, name), uid, gid)
  return spool
}

/** Whom HylaFAX becomes once it has started. */
function account(): { readonly uid: number; readonly gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, 'uucp'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function run(program: string, words: readonly string[]) {
  const child = spawn(program, words, { stdio: 'ignore' })
  const exited = once(child, 'exit')
  return {
    isUp() {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
      return true
    },
    freeze: () => child.kill('SIGSTOP'),
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/**
 * Jobs in the order of their numbers: a file of `name:value` lines for each, the text in a file beside it. One that was
 * given up leaves the queue when it likes, also between two looks of ours.
 */
function queued(spool: string): QueuedPage[] {
  const jobs = readdirSync(join(spool, 'sendq')).filter((name) => /^q\d+$/.test(name))
  const inOrder = jobs.toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)))
  return inOrder.flatMap((name) => {
    const job = textOf(join(spool, 'sendq', name)) ?? ''
    const [, document] = /^!?data:.*:(docq\/\S+)$/m.exec(job) ?? []
    const text = document === undefined ? null : textOf(join(spool, document))
    if (text === null) return []
    const [, pin = ''] = /^!?page:.*:(\S*)$/m.exec(job) ?? []
    const [, owner = ''] = /^owner:(.*)$/m.exec(job) ?? []
    return [{ pin, owner, text }]
  })
}

/** Null where the file is gone. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
