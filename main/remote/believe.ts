import type { z } from 'zod'
import { failed, success, type Result } from '../../shared/ipc/result.ts'

/** What was answered, where it is what was asked for. */
export function believe<Schema extends z.ZodType>(
  answer: Result<{ value: unknown }>,
  schema: Schema,
): Result<z.output<Schema>> {
  if (!answer.ok) return answer
  const parsed = schema.safeParse(answer.value.value)
  return parsed.success
    ? success(parsed.data)
    : failed('service-not-a-desk', 'The answer at this address is not an iMagine desk’s. Check the address.')
}
