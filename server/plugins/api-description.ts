import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { problemSchema } from '../../shared/protocol/problem.ts'

/** What holds for every call is said once, here: which need a token, and what an error looks like. */
function withCommonParts(schema: FastifySchema, url: string): FastifySchema {
  const needsToken = url.startsWith('/v1/') || url === '/metrics'
  const problem = {
    description: 'What went wrong, as a problem document',
    content: { 'application/problem+json': { schema: problemSchema } },
  }
  // Fastify's type of a schema leaves `response` open.
  const responses = typeof schema?.response === 'object' ? schema.response : {}
  return {
    ...schema,
    ...(needsToken && { security: [{ token: [] }] }),
    response: { ...responses, default: problem },
  }
}

/** OpenAPI 3.1, derived from the very schemas that parse the requests. Register before the routes. */
export async function describeApi(app: FastifyInstance, serviceVersion: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'iMagine desk service',
        version: serviceVersion,
        description: [
          'JSON in UTF-8; instants are RFC 3339 in UTC with milliseconds; ids are opaque.',
          'Errors are problem documents (RFC 9457) with a `code`. Unknown fields of a request are refused, those of a',
          'reply must be tolerated. Every mutation accepts `Idempotency-Key` (up to 64 characters): the same key with',
          'the same body is answered again as the first time, with `Idempotent-Replay: true`. PATCH needs `If-Match`',
          'with the `ETag` last seen. Lists are read with `limit` and `after`, the `after` of the page before.',
        ].join('\n'),
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: (document) =>
      jsonSchemaTransform({ ...document, schema: withCommonParts(document.schema, document.url) }),
  })
  app.get('/openapi.json', { schema: { summary: 'This description', tags: ['service'] } }, () =>
    app.swagger(),
  )
}
