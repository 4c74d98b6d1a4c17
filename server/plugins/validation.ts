import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { fieldWords } from '../../shared/protocol/field-words.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { Refusal } from '../store/refusal.ts'

/** One line per wrong field; unknown fields are each named by their own path. */
function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }]
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: 'This field is not known here.',
    }))
  })
}

export function invalidRequest(errors: readonly FieldError[]): Refusal {
  const first = errors[0]
  const where = first?.path ? `${first.path}: ` : ''
  return new Refusal('invalid-request', first ? `${where}${first.message}` : 'The request is not valid.', {
    errors,
  })
}

/**
 * What a schema makes of data from outside. Throws `invalid-request` with a line for each wrong field, and `more` that is wrong
 * and no schema sees.
 */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  more: readonly FieldError[] = [],
): z.infer<Schema> {
  const parsed = schema.safeParse(data, { error: fieldWords })
  if (!parsed.success) throw invalidRequest([...fieldErrors(parsed.error), ...more])
  if (more.length > 0) throw invalidRequest(more)
  return parsed.data
}

/**
 * Requests are parsed by the schemas of shared/protocol. Replies are not parsed again on their way out: the compiler
 * holds them to the same schemas, and the contract tests read them with those.
 */
export function parseRequests(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    // A request without a body reaches us as null; schemas speak of undefined.
    const parsed = schema.safeParse(data ?? undefined, { error: fieldWords })
    return parsed.success ? { value: parsed.data } : { error: invalidRequest(fieldErrors(parsed.error)) }
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
}
