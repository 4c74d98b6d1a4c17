import type { FastifyRequest } from 'fastify'
import { Refusal } from '../store/refusal.ts'

/** A version as an entity tag (RFC 9110, 8.8.3). */
export function entityTag(version: number): string {
  return `"${version}"`
}

/** Which versions a request is meant for, by `If-Match`; `*` is any. Throws `version-required` where it is missing. */
export function expectedVersion(request: FastifyRequest): (version: number) => boolean {
  const header = request.headers['if-match']
  if (header === undefined)
    throw new Refusal('version-required', 'Send If-Match with the ETag of what you were shown.')
  return among(header)
}

/** The same; null where the request is meant for whatever stands there. */
export function namedVersion(request: FastifyRequest): ((version: number) => boolean) | null {
  const header = request.headers['if-match']
  return header === undefined ? null : among(header)
}

function among(header: string): (version: number) => boolean {
  const tags = header.split(',').map((tag) => tag.trim())
  return (version) => tags.includes('*') || tags.includes(entityTag(version))
}
