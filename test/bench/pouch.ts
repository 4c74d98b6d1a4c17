import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startProgram } from '../../scripts/start-program.ts'
import { wordsOf, type Peer } from './peer.ts'

/** PouchDB with express-pouchdb behind it, in a process of its own. */
export interface Pouch {
  /** A database here: a LevelDB in the run's folder. */
  local(name: string): PouchDatabase
  /** A database of the server's, over HTTP; `base` where a proxy that counts stands between. */
  remote(name: string, base?: string): PouchDatabase
  readonly url: string
  stop(): Promise<void>
}

/** As much of PouchDB as the bench calls. */
export interface PouchDatabase {
  bulkDocs(docs: readonly object[]): Promise<unknown>
  put(doc: object): Promise<{ rev: string }>
  get(id: string): Promise<{ _id: string; _rev: string }>
  info(): Promise<{ doc_count: number }>
  readonly replicate: { from(source: PouchDatabase, options: object): Replication }
  changes(options: object): PouchChanges
  createIndex(wish: { index: { fields: readonly string[] } }): Promise<unknown>
  find(wish: { selector: object; limit: number }): Promise<{ docs: readonly object[] }>
  close(): Promise<void>
  destroy(): Promise<void>
}
export type Replication = Promise<{ docs_written: number }> & { cancel(): void }
export interface PouchChanges {
  on(name: 'change', listen: (change: { id: string; doc?: { subject?: string } }) => void): PouchChanges
  cancel(): void
}

type PouchConstructor = {
  new (name: string): PouchDatabase
  plugin(plugin: unknown): void
}

/** What PouchDB says of itself: LevelDB as it comes, which hands a write to the system and does not wait for the disk. */
export const pouchKeeps = 'crash: yes; power cut: no (no fsync)'

const peersFolder = join(import.meta.dirname, 'peers')
const run = promisify(execFile)

export async function startPouch(folder: string): Promise<Peer<Pouch>> {
  try {
    await install()
    const load = createRequire(join(peersFolder, 'package.json'))
    const constructor = load('pouchdb') as PouchConstructor
    constructor.plugin(load('pouchdb-find'))
    const files = join(folder, 'pouch')
    mkdirSync(join(files, 'server'), { recursive: true })
    const server = await startProgram({
      script: join('test', 'bench', 'peers', 'pouch-server.ts'),
      args: [join(files, 'server')],
      ready: /^pouch at (http:\S+)$/,
    })
    const program: Pouch = {
      url: server.address,
      local: (name) => new constructor(join(files, name)),
      remote: (name, base = server.address) => new constructor(`${base}/${name}`),
      stop: server.stop,
    }
    return { kind: 'here', program }
  } catch (thrown) {
    return { kind: 'failed', why: wordsOf(thrown) }
  }
}

/** From the lockfile beside it; no script of a package is run: LevelDB brings its binary along. */
async function install(): Promise<void> {
  if (existsSync(join(peersFolder, 'node_modules', 'pouchdb'))) return
  console.log('installing PouchDB for comparison, into test/bench/peers')
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peersFolder })
}
