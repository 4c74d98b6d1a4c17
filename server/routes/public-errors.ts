import { filesField } from '../../shared/protocol/attachment.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'

/** One message for each field, for each file its own, in the order in which the fields stand on the page. */
export function firstErrors(errors: readonly FieldError[], fields: readonly string[]): FieldError[] {
  return fields.flatMap((field) => {
    const own = errors.filter(({ path }) => path === field)
    return field === filesField ? own : own.slice(0, 1)
  })
}
