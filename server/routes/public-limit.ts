import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../store/refusal.ts'

const perMinute = 60

/** Routes whose `config` is this are limited for each client address; a whole /64 of IPv6 counts as one. */
export const publicLimit = { rateLimit: { max: perMinute, timeWindow: 60_000 } }

/** Counts after the body was read: whoever is limited must find everything typed in the answer. */
export async function limitPublic(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation',
    errorResponseBuilder: (_, { ttl }) =>
      new Refusal('rate-limited', `At most ${perMinute} a minute are taken from one address.`, {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  })
}
