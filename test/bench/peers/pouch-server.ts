import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { join } from 'node:path'

/*
 * PouchDB's own server, express-pouchdb, with only what replication needs: its documented setting for use by PouchDB
 * alone. Run as a program of its own; the first argument is the folder of its databases.
 */

interface Express {
  use(handler: unknown): void
  listen(port: number, host: string, done: () => void): Server
}
type PouchConstructor = { defaults(options: { prefix: string }): unknown }
type ExpressPouch = (pouch: unknown, options: object) => unknown

// These have no types, and none are worth writing for three calls.
const load = createRequire(import.meta.url)
const express = load('express') as () => Express
const pouch = load('pouchdb') as PouchConstructor
const expressPouch = load('express-pouchdb') as ExpressPouch

const folder = process.argv[2] ?? '.'
const app = express()
app.use(
  expressPouch(pouch.defaults({ prefix: join(folder, '/') }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'requests.log'),
  }),
)
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`pouch at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit(0))
