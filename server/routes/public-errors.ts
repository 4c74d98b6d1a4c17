import type { FieldError } from '../../shared/protocol/problem.ts'

/** One message for each field, in the order in which the fields stand on the page. */
export function firstErrors(errors: readonly FieldError[], fields: readonly string[]): FieldError[] {
  return fields.flatMap((field) => errors.find((error) => error.path === field) ?? [])
}
