import { lookup } from 'node:dns'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { lookupOutside } from '../lookup-outside.ts'

/** What requests travel on. */
export interface Connections {
  readonly http: HttpAgent
  readonly https: HttpsAgent
  /** The same without those that are kept: each request has one of its own. */
  anew(): Connections
}

/** In ms: a connection is kept so long for the next message. */
const keptFor = 4000

/**
 * A page for a thousand people is a thousand requests to one gateway: its connections are kept for a moment. Where a name
 * leads is asked as each is made (`found`).
 */
function keepConnections(found: LookupFunction): Connections {
  const kept = { keepAlive: true, timeout: keptFor, lookup: found }
  return { http: new HttpAgent(kept), https: new HttpsAgent(kept), anew: () => connectAnew(found) }
}

function connectAnew(found: LookupFunction): Connections {
  const once = { keepAlive: false, lookup: found }
  return { http: new HttpAgent(once), https: new HttpsAgent(once), anew: () => connectAnew(found) }
}

/** What may lead inside has connections of its own: nothing else ever travels on them. */
export const connections = {
  anywhere: keepConnections(lookup),
  outside: keepConnections(lookupOutside),
}
