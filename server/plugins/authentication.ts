import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Device, Role, Staff } from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { touchDevice } from '../store/devices.ts'
import { Refusal } from '../store/refusal.ts'
import { makeTokenHolders } from '../store/token-holders.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The role a route asks for; any member of the staff where it is absent. */
    role?: Role
    /** Its body holds something that a copy of the database must not give away, also not to who guesses. */
    holdsSecrets?: boolean
  }
  interface FastifyRequest {
    identity: Identity | null
  }
}

/** Who sent a request, and from which device. */
export interface Identity {
  readonly staff: Staff
  readonly device: Device
}

/** Milliseconds between two notes of when a device was last seen. */
const seenEvery = 60_000

/** The token of `Authorization: Bearer <token>`, or null. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1] ?? null
}

/** Who asks. Only for routes behind `requireStaff`. */
export function identityOf(request: FastifyRequest): Identity {
  if (!request.identity) throw new Refusal('unauthenticated', 'Send a token: Authorization: Bearer …')
  return request.identity
}

/** Lets in only holders of a token, and only those with the role that a route asks for. */
export function requireStaff(app: FastifyInstance, { database, clock }: DeskContext): void {
  const holderOf = makeTokenHolders(database)
  const lastSeen = new Map<string, number>()
  app.decorateRequest('identity', null)

  app.addHook('onRequest', async (request) => {
    const token = bearerToken(request.headers.authorization)
    if (token === null) throw new Refusal('unauthenticated', 'Send a token: Authorization: Bearer …')
    const identity = await holderOf(token)
    if (!identity) throw new Refusal('unauthenticated', 'This token is not known here, or was revoked.')
    if (request.routeOptions.config.role === 'admin' && identity.staff.role !== 'admin')
      throw new Refusal('forbidden', 'Only administrators may do this.')
    request.identity = identity
  })

  // After the answer, so that nobody waits for a note in a book.
  app.addHook('onResponse', async (request) => {
    if (!request.identity) return
    const { id } = request.identity.device
    const now = clock()
    if (now.getTime() - (lastSeen.get(id) ?? 0) < seenEvery) return
    lastSeen.set(id, now.getTime())
    await database.write((tx) => touchDevice(tx, id, now))
  })
}
